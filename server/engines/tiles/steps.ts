/** Long work that pauses now and then, so that a server can do other things in between. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does all of the work at once. */
export const finish = <Result>(steps: Steps<Result>): Result => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/** Pauses once per this many items of a loop: often enough for a pause every few milliseconds. */
const itemsPerStep = 256;
export const isTurn = (item: number): boolean => item % itemsPerStep === itemsPerStep - 1;
