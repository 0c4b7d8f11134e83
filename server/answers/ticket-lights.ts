import { type DeadlineLight, deadlineLights } from '../contract/ticket-dimensions.ts';
import { hasFact } from './ticket-facts.ts';

const refreshMs = 60_000;
const placeOf = (light: DeadlineLight): number => deadlineLights.indexOf(light);

/** The light of a ticket whose limit no longer runs; `none` for those that are still open. */
export const lightOfClosed = (facts: number): number => {
  if (hasFact(facts, 'closedInTime')) return placeOf('closed-in-time');
  return placeOf(hasFact(facts, 'closedLate') ? 'closed-late' : 'none');
};

/** The light of an open ticket by how much of its time is gone, on the clock from receipt to limit. */
export const lightOfOpen = (receivedMs: number, dueMs: number, nowMs: number): DeadlineLight => {
  const gone = (nowMs - receivedMs) / Math.max(1, dueMs - receivedMs);
  if (gone >= 3) return 'very-late';
  if (gone > 1) return 'late';
  if (gone >= 0.9) return 'red';
  return gone >= 0.7 ? 'yellow' : 'green';
};

/** Open tickets with a limit: their places in the columns and both moments. */
export class OpenDeadlines {
  readonly #tickets: number[] = [];
  readonly #receivedMs: number[] = [];
  readonly #dueMs: number[] = [];
  #refreshedAt = Number.NEGATIVE_INFINITY;

  add(ticket: number, receivedMs: number, dueMs: number): void {
    this.#tickets.push(ticket);
    this.#receivedMs.push(receivedMs);
    this.#dueMs.push(dueMs);
  }

  /** Gives the places of the tickets new numbers, `newPlace[old]`. */
  renumber(newPlace: ArrayLike<number>): void {
    for (const [at, ticket] of this.#tickets.entries()) this.#tickets[at] = newPlace[ticket] ?? 0;
  }

  /** Writes the lights of this moment, at most once a minute. */
  refresh(light: Uint8Array, nowMs: number): void {
    if (Math.abs(nowMs - this.#refreshedAt) < refreshMs) return;
    this.#refreshedAt = nowMs;
    for (const [at, ticket] of this.#tickets.entries())
      light[ticket] = placeOf(lightOfOpen(this.#receivedMs[at] ?? 0, this.#dueMs[at] ?? 0, nowMs));
  }
}
