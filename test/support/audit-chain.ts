import { hashOfLink, type Json } from '../../server/queries/audit-hash.ts';
import type { StoredLink } from '../../server/queries/audit-links.ts';

/** A repeatable source of numbers (mulberry32). */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number;
  pick<T>(from: readonly T[]): T;
}

export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const roll = (sides: number): number => Math.floor(next() * sides);
  return { roll, pick: (from) => from[roll(from.length)] as (typeof from)[number] };
};

/** Milliseconds since 1970 as the database tells them. */
export const epochOf = (milliseconds: number): string => {
  const text = String(milliseconds);
  return `${text.slice(0, -3)}.${text.slice(-3)}000`;
};

/** A link whose hash fits its fields and the link before, as somebody would make it who knows how. */
export const sealed = (link: StoredLink, previousHash: string | null): StoredLink => ({
  ...link,
  previousHash,
  hash: hashOfLink({
    ...link,
    previousHash,
    at: new Date(Math.round(Number(link.epochSeconds) * 1000)),
    before: link.before === null ? null : (JSON.parse(link.before) as Json),
    after: link.after === null ? null : (JSON.parse(link.after) as Json),
  }),
});

/** The chain made anew from its position on, so that every hash fits. */
export const resealed = (chain: readonly StoredLink[], from: number): StoredLink[] => {
  const made = chain.slice(0, from);
  for (const link of chain.slice(from)) made.push(sealed(link, made.at(-1)?.hash ?? null));
  return made;
};

const start = Date.UTC(2026, 0, 1);

/** A sound chain; its ids have the gaps that transactions leave which were rolled back. */
export const makeChain = (length: number, dice: Dice): StoredLink[] => {
  const links: StoredLink[] = [];
  let id = 0;
  let at = start;
  while (links.length < length) {
    id += 1 + (dice.roll(3) === 0 ? 1 : 0);
    at += 1 + dice.roll(100_000);
    links.push({
      id: String(id),
      epochSeconds: epochOf(at),
      actor: dice.pick(['cli', 'server', '7f3c2c1e-6a55-4d52-9f43-0d7b2a9f1f10']),
      action: dice.pick(['import-areas', 'reveal-reporter', 'grant-role']),
      subject: `person ${dice.roll(50)}`,
      requestId: dice.roll(2) === 0 ? null : `request-${dice.roll(1000)}`,
      before: dice.roll(2) === 0 ? null : JSON.stringify({ role: 'planner', area: dice.roll(9) }),
      after:
        dice.roll(3) === 0 ? null : JSON.stringify({ role: '规划员', list: [1, 0.5, null], n: dice.roll(9) }),
      previousHash: null,
      hash: '',
    });
  }
  return resealed(links, 0);
};
