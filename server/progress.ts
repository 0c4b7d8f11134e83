/** What a long start is busy with; the page that people open early shows it too. */
export interface Progress {
  /** Begins a step; the last one counts as done. `part` of the step lies between 0 and 1. */
  step(name: { zh: string; en: string }, part?: number): void;
  /** The step under way, in both languages. */
  current(): string;
  end(): void;
}

/** Writes each step with the seconds since the start; on a terminal the running step stays on one line. */
export const startProgress = (out: NodeJS.WriteStream): Progress => {
  const begun = Date.now();
  let text = '';
  let shown = '';
  let shownAt = 0;
  const seconds = () => `${String(Math.round((Date.now() - begun) / 1000)).padStart(4)} s`;
  const write = (line: string, sameStep: boolean) => {
    if (out.isTTY) out.write(`${sameStep ? '\r\u001b[K' : shown === '' ? '' : '\n'}[${seconds()}] ${line}`);
    else if (!sameStep || Date.now() - shownAt > 5_000) out.write(`[${seconds()}] ${line}\n`);
    else return;
    shownAt = Date.now();
  };
  return {
    step(name, part) {
      const label = `${name.zh} · ${name.en}`;
      text = part === undefined ? label : `${label} ${Math.round(part * 100)} %`;
      write(text, label === shown);
      shown = label;
    },
    current: () => text,
    end() {
      if (out.isTTY && shown !== '') out.write('\n');
      shown = '';
    },
  };
};
