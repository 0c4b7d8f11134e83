import type { PublishedCount } from './published-counts.ts';

/** A set of pieces worth asking about, and how an attacker came to it. */
export interface Suspect {
  readonly parts: readonly string[];
  readonly how: string;
}

/**
 * Every single piece, every count kept back, every overlap and difference of two counts, and what remains of a
 * count beside the counts of another table that lie inside it.
 */
export const suspectsIn = (counts: readonly PublishedCount[]): Suspect[] => {
  const found = new Map<string, Suspect>();
  const suspect = (parts: readonly string[], how: string): void => {
    const key = [...parts].sort().join('\n');
    if (parts.length > 0 && !found.has(key)) found.set(key, { parts, how });
  };
  const countsOver = new Map<string, PublishedCount[]>();
  for (const count of counts) {
    suspect(count.parts, nameOf(count));
    for (const part of count.parts) countsOver.set(part, [...(countsOver.get(part) ?? []), count]);
  }
  for (const count of counts) {
    const beside = new Set(count.parts.flatMap((part) => countsOver.get(part) ?? []));
    const inside = new Map<string, PublishedCount[]>();
    const own = new Set(count.parts);
    for (const other of beside) {
      if (other === count) continue;
      const others = new Set(other.parts);
      suspect(
        count.parts.filter((part) => !others.has(part)),
        `${nameOf(count)} less ${nameOf(other)}`,
      );
      suspect(
        count.parts.filter((part) => others.has(part)),
        `${nameOf(count)} where it meets ${nameOf(other)}`,
      );
      if (other.value !== null && other.parts.every((part) => own.has(part)))
        inside.set(other.tableId, [...(inside.get(other.tableId) ?? []), other]);
    }
    for (const [tableId, within] of inside) {
      const taken = new Set(within.flatMap(({ parts }) => parts));
      suspect(
        count.parts.filter((part) => !taken.has(part)),
        `${nameOf(count)} less all of ${tableId} inside it`,
      );
    }
  }
  for (const part of countsOver.keys()) suspect([part], `the piece ${part}`);
  return [...found.values()];
};

const nameOf = ({ tableId, place, month }: PublishedCount): string => `${place} ${month} (${tableId})`;
