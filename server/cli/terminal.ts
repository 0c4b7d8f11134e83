import type { Language } from '../contract/input-error.ts';
import { phrasesIn, type Say } from './words.ts';

/** What a command writes to: results to `out`, progress and errors to `err`. */
export interface Terminal {
  readonly language: Language;
  readonly say: Say;
  out(line: string): void;
  err(line: string): void;
  /** Shows how far a phase has come; `part` lies between 0 and 1. */
  progress(phase: string, part?: number): void;
  /** Ends the line that shows progress. */
  rest(): void;
}

interface Sink {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
}

/** A terminal; without a screen each phase of progress is told once. */
export const openTerminal = (language: Language, out: Sink, err: Sink): Terminal => {
  let phaseShown = '';
  const rest = (): void => {
    if (err.isTTY && phaseShown !== '') err.write('\n');
    phaseShown = '';
  };
  return {
    language,
    say: phrasesIn(language),
    out(line) {
      rest();
      out.write(`${line}\n`);
    },
    err(line) {
      rest();
      err.write(`${line}\n`);
    },
    progress(phase, part) {
      const percent = part === undefined || part === 0 ? '' : ` ${Math.round(part * 100)} %`;
      if (err.isTTY) err.write(`\r\u001b[K${phase} …${percent}`);
      else if (phase !== phaseShown) err.write(`${phase} …\n`);
      phaseShown = phase;
    },
    rest,
  };
};
