import { createHash } from 'node:crypto';

/** What an earlier row of the same file has to do with a row. */
export type Repetition =
  | { readonly kind: 'first' }
  | { readonly kind: 'same-row' }
  | { readonly kind: 'differs'; readonly firstRow: number };

const hashBytes = 6;

/** Remembers the numbers of one file, each with the line and a hash of the row it came in first, never the row. */
export class RepeatedNumbers {
  readonly #seen = new Map<string, { readonly row: number; readonly hash: number }>();

  /** Says whether the number came before, and whether the whole row, personal columns too, was the same. */
  look(number: string, row: number, values: readonly string[]): Repetition {
    const hash = createHash('sha256').update(JSON.stringify(values)).digest().readUIntBE(0, hashBytes);
    const first = this.#seen.get(number);
    if (first === undefined) {
      this.#seen.set(number, { row, hash });
      return { kind: 'first' };
    }
    return first.hash === hash ? { kind: 'same-row' } : { kind: 'differs', firstRow: first.row };
  }
}
