import { AppError } from '../contract/app-error.ts';
import type { CommandContext, Environment } from './context.ts';
import { helpText } from './help.ts';
import { findLanguage, languageOf } from './language.ts';
import { printError } from './print-error.ts';
import { openTerminal } from './terminal.ts';

type Command = (context: CommandContext) => Promise<void>;

/** Commands by their words; each is loaded when it is wanted. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  'import areas': async () => (await import('./import-areas.ts')).importAreasCommand,
  'import tickets': async () => (await import('./import-tickets.ts')).importTicketsCommand,
  'import walking-network': async () =>
    (await import('./import-walking-network.ts')).importWalkingNetworkCommand,
  'export public': async () => (await import('./export-public.ts')).exportPublicCommand,
  anchor: async () => (await import('./anchor.ts')).anchorCommand,
  erase: async () => (await import('./erase.ts')).eraseCommand,
  demo: async () => (await import('./demo.ts')).demoCommand,
  retention: async () => (await import('./retention.ts')).retentionCommand,
  status: async () => (await import('./status.ts')).statusCommand,
  token: async () => (await import('./token.ts')).tokenCommand,
  'user add': async () => (await import('./user.ts')).userAddCommand,
  'user code': async () => (await import('./user.ts')).userCodeCommand,
  'user disable': async () => (await import('./user.ts')).userDisableCommand,
  'user enable': async () => (await import('./user.ts')).userEnableCommand,
  'user unpin': async () => (await import('./user.ts')).userUnpinCommand,
  'user list': async () => (await import('./user-list.ts')).userListCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
};

interface Streams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; isTTY?: boolean | undefined };
  /** What is typed or piped in; nothing unless given. */
  readonly in?: AsyncIterable<string | Uint8Array>;
}

const readAll = async (input: AsyncIterable<string | Uint8Array> | undefined): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of input ?? []) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

/** Options that every command has, taken out of the arguments. */
const takeShared = (args: readonly string[]): { rest: string[]; lang: string | null; debug: boolean } => {
  const rest: string[] = [];
  let lang: string | null = null;
  let debug = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--debug') debug = true;
    else if (arg.startsWith('--lang=')) lang = arg.slice('--lang='.length);
    else if (arg === '--lang') {
      at += 1;
      lang = args[at] ?? '';
    } else rest.push(arg);
  }
  return { rest, lang, debug };
};

const isHelp = (args: readonly string[]): boolean =>
  args[0] === 'help' || args.includes('--help') || args.includes('-h');

/** Runs one command line; gives its exit code: 0 done, 1 refused or failed, 2 not understood. */
export const runCommandLine = async (
  args: readonly string[],
  env: Environment,
  { out, err, in: input }: Streams,
): Promise<number> => {
  const { rest, lang, debug } = takeShared(args);
  const language = (lang === null ? null : findLanguage(lang)) ?? languageOf(env);
  const terminal = openTerminal(language, out, err);
  if (isHelp(rest)) {
    out.write(helpText(language));
    return 0;
  }
  const words = [2, 1].find((count) => commands[rest.slice(0, count).join(' ')] !== undefined);
  const load = words === undefined ? undefined : commands[rest.slice(0, words).join(' ')];
  try {
    if (load === undefined || (lang !== null && findLanguage(lang) === null)) {
      err.write(helpText(language));
      return 2;
    }
    const command = await load();
    await command({
      env,
      terminal,
      now: new Date(),
      args: rest.slice(words),
      readInput: () => readAll(input),
    });
    return 0;
  } catch (error) {
    printError(error, terminal, debug);
    return error instanceof AppError && error.code === 'usage' ? 2 : 1;
  }
};
