/** A benchmark's own verdict, said in one sentence: a figure that was not reached, or data that it lacks. */
export class BenchFailure extends Error {
  override readonly name = 'BenchFailure';
}
