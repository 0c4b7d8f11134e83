import { AppError, type ErrorDetail } from '../contract/app-error.ts';
import { InputError, type InputProblem, problemDetails, problemText } from '../contract/input-error.ts';
import type { Terminal } from './terminal.ts';
import type { Say } from './words.ts';

const shown = 50;

/** One place and what is wrong there, as a line. */
const detailLine = (detail: ErrorDetail, say: Say): string => {
  const where = [
    detail.row === undefined ? null : say('row', { row: detail.row }),
    detail.feature === undefined ? null : say('feature', { feature: detail.feature }),
    detail.field === undefined ? null : say('field', { field: detail.field }),
    detail.place === undefined ? null : `(${detail.place.map((degrees) => degrees.toFixed(6)).join(', ')})`,
  ].filter((part) => part !== null);
  return `  - ${where.length === 0 ? '' : `${where.join(' · ')}: `}${detail.message}`;
};

/** Problems as lines, at most fifty and how many more there are. */
export const problemLines = (
  problems: readonly InputProblem[],
  terminal: Terminal,
  count = problems.length,
): string[] => {
  const listed = problemDetails(problems.slice(0, shown), '', terminal.language);
  const lines = listed.map((detail) => detailLine(detail, terminal.say));
  if (count > listed.length) lines.push(`  ${terminal.say('more', { count: count - listed.length })}`);
  return lines;
};

const printGroups = ({ groups }: InputError, terminal: Terminal): void => {
  for (const { heading, problems } of groups) {
    terminal.err(problemText(heading, terminal.language));
    for (const line of problemLines(problems, terminal)) terminal.err(line);
  }
};

/** Says what went wrong, never with a stack unless `debug` asks for it. */
export const printError = (error: unknown, terminal: Terminal, debug: boolean): void => {
  if (error instanceof AppError) {
    terminal.err(error.messageIn(terminal.language));
    if (error instanceof InputError && error.groups.length > 0) printGroups(error, terminal);
    // With a single problem the message says it all, unless it only counts.
    else if (error instanceof InputError && (error.code === 'import-refused' || error.problems.length > 1)) {
      const { count } = error.params;
      const total = typeof count === 'number' ? count : error.problems.length;
      for (const line of problemLines(error.problems, terminal, total)) terminal.err(line);
    } else if (!(error instanceof InputError)) {
      for (const detail of error.details) terminal.err(detailLine(detail, terminal.say));
    }
  } else {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    terminal.err(
      new AppError('command-failed', { reason: first.slice(0, 200) }).messageIn(terminal.language),
    );
    if (!debug) terminal.err(terminal.say('debugHint'));
  }
  if (debug && error instanceof Error) terminal.err(error.stack ?? '');
};
