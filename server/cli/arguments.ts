import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError } from '../contract/app-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<Known extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Known; allowPositionals: true }>
>;

/** Parses the arguments of a command; throws `usage` with its form for anything unknown or missing. */
export const parseCommand = <Known extends Options>(
  args: readonly string[],
  options: Known,
  form: { usage: string; positionals: readonly [least: number, most: number] },
): Parsed<Known> => {
  const [least, most] = form.positionals;
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
    if (parsed.positionals.length >= least && parsed.positionals.length <= most) return parsed;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [reason = ''] = error.message.split('. ');
    throw new AppError('usage', { usage: `${form.usage}\n  (${reason})` });
  }
  throw new AppError('usage', { usage: form.usage });
};
