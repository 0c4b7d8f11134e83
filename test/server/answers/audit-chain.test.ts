import { describe, expect, it } from 'vitest';
import { type ChainVerdict, startChainCheck } from '../../../server/answers/audit-chain.ts';
import type { AuditAnchor } from '../../../server/contract/audit.ts';
import type { StoredLink } from '../../../server/queries/audit-links.ts';
import { type Dice, diceOf, epochOf, makeChain, resealed, sealed } from '../../support/audit-chain.ts';

const length = 200;
const chain = makeChain(length, diceOf(3));

const check = (
  links: readonly StoredLink[],
  anchors: readonly AuditAnchor[] = [],
  lastIssuedId: number | null = Number(chain.at(-1)?.id),
): ChainVerdict => {
  const under = startChainCheck(anchors);
  for (const link of links) under.take(link);
  return under.finish(lastIssuedId);
};

const anchorAt = (links: readonly StoredLink[], position: number): AuditAnchor => {
  const { head } = check(links.slice(0, position + 1));
  if (head === null) throw new Error('an empty chain has no anchor');
  return head;
};
const linkAt = (position: number): StoredLink => chain[position] as StoredLink;
const replacing = (position: number, link: StoredLink): StoredLink[] => chain.with(position, link);

/** Another value for each column. */
const edits: Record<Exclude<keyof StoredLink, 'id'>, (link: StoredLink, dice: Dice) => string | null> = {
  // Also by less than the millisecond that JavaScript knows.
  epochSeconds: ({ epochSeconds }, dice) =>
    dice.pick([
      `${epochSeconds.slice(0, -1)}1`,
      epochOf(Math.round(Number(epochSeconds) * 1000) - 1 - dice.roll(1e6)),
      `-${epochSeconds}`,
      'Infinity',
    ]),
  actor: ({ actor }) => `${actor}x`,
  action: ({ action }) => action.toUpperCase(),
  subject: ({ subject }, dice) => dice.pick([`${subject} `, '', `${subject}0`]),
  requestId: ({ requestId }) => (requestId === null ? '' : null),
  before: ({ before }, dice) => (before === null ? dice.pick(['{}', 'null', '0']) : null),
  after: ({ after }, dice) =>
    after === null
      ? dice.pick(['null', '[]', '""'])
      : dice.pick([
          after.replace('0.5', '0.50'),
          after.replace('0.5', '0.50000000000000000001'),
          after.replace('null', `1${'0'.repeat(400)}`),
          after.replace('[1,', '[1.0,'),
          after.replace('[1,', '["1",'),
          after.replace('规划员', '规划员\u200b'),
          after.replace('{', '{"more":null,'),
        ]),
  previousHash: ({ previousHash }, dice) =>
    dice.pick(
      [null, linkAt(dice.roll(length)).hash, 'ab'.repeat(32)].filter((hash) => hash !== previousHash),
    ),
  hash: ({ hash }) => hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
};
const columns = Object.keys(edits) as (keyof typeof edits)[];

/** What somebody can do who may write anything, and which links stand where it must be seen. */
const sabotages: Record<string, (dice: Dice) => StoredLink[]> = {
  'an edited column': (dice) => {
    const position = dice.roll(length);
    const link = linkAt(position);
    const column = dice.pick(columns);
    return replacing(position, { ...link, [column]: edits[column](link, dice) });
  },
  'an edited link with a hash that fits': (dice) => {
    const position = dice.roll(length - 1);
    const link = linkAt(position);
    return replacing(position, sealed({ ...link, subject: `${link.subject}!` }, link.previousHash));
  },
  'a removed link': (dice) => chain.toSpliced(dice.roll(length - 1), 1),
  'a removed stretch': (dice) => chain.toSpliced(dice.roll(length - 20), 1 + dice.roll(18)),
  'two links that changed places': (dice) => {
    const first = dice.roll(length - 1);
    const second = first + 1 + dice.roll(length - first - 1);
    const [one, two] = [linkAt(first), linkAt(second)];
    return replacing(first, { ...two, id: one.id }).with(second, { ...one, id: two.id });
  },
  'a stretch in another order': (dice) => {
    const from = dice.roll(length - 12);
    const turned = chain.slice(from, from + 2 + dice.roll(10)).reverse();
    const ids = turned.map(({ id }) => id).reverse();
    return chain.toSpliced(
      from,
      turned.length,
      ...turned.map((link, at) => ({ ...link, id: ids[at] ?? '' })),
    );
  },
  'a forged link in between with a hash that fits': (dice) => {
    const position = 1 + dice.roll(length - 1);
    const before = linkAt(position - 1);
    const forged = sealed({ ...before, subject: 'person 99', action: 'grant-role' }, before.hash);
    return chain.toSpliced(position, 0, { ...forged, id: `${before.id}.5` });
  },
  'a link that was put in twice': (dice) => {
    const position = dice.roll(length);
    return chain.toSpliced(position, 0, linkAt(dice.roll(length)));
  },
};

describe('the audit chain', () => {
  it('is sound as it was written, gaps in its numbers and all', () => {
    expect(
      check(chain, [anchorAt(chain, 0), anchorAt(chain, 77), anchorAt(chain, length - 1)]),
    ).toMatchObject({
      count: length,
      faultCount: 0,
      lostAnchors: [],
      head: { id: Number(chain.at(-1)?.id), hash: chain.at(-1)?.hash, count: length },
    });
    expect(Number(chain.at(-1)?.id)).toBeGreaterThan(length);
  });

  it('shows every one of 10,000 sabotages', { timeout: 300_000 }, () => {
    const dice = diceOf(20_260_630);
    const names = Object.keys(sabotages);
    const missed: string[] = [];
    const shown: Record<string, number> = {};
    for (let trial = 0; trial < 10_000; trial += 1) {
      const name = names[trial % names.length] ?? '';
      const links = sabotages[name]?.(dice) ?? chain;
      if (check(links).faultCount === 0) missed.push(`${name} (${trial})`);
      else shown[name] = (shown[name] ?? 0) + 1;
    }
    expect(missed).toEqual([]);
    expect(Object.values(shown).reduce((sum, count) => sum + count)).toBe(10_000);
  });

  it('names the link whose column was edited, whichever column it is', () => {
    const dice = diceOf(5);
    for (const column of columns) {
      const link = linkAt(100);
      const { faults } = check(replacing(100, { ...link, [column]: edits[column](link, dice) }));
      expect(
        faults.map(({ id, kind }) => ({ id, kind })),
        column,
      ).toContainEqual({
        id: Number(link.id),
        kind: 'edited',
      });
    }
  });

  it('names the link after a removed one, and what it followed', () => {
    expect(check(chain.toSpliced(50, 1))).toMatchObject({
      count: length - 1,
      faultCount: 1,
      faults: [{ id: Number(linkAt(51).id), kind: 'detached', follows: linkAt(50).hash }],
    });
  });

  it('keeps the first fifty faults and counts the others', () => {
    const { faults, faultCount } = check(chain.map((link) => ({ ...link, actor: 'nobody' })));
    expect([faults.length, faultCount]).toEqual([50, length]);
  });
});

describe('anchors of the audit chain', () => {
  const anchors = [anchorAt(chain, 20), anchorAt(chain, 150), anchorAt(chain, length - 1)];
  const [, middle, end] = anchors;
  const kinds = (links: readonly StoredLink[], lastIssuedId?: number | null) =>
    check(links, anchors, lastIssuedId).lostAnchors.map(({ id, kind }) => [id, kind]);

  it('show a tail that was cut, which nothing else can show', () => {
    for (let kept = 0; kept < length; kept += 1) {
      const cut = chain.slice(0, kept);
      expect(check(cut).faultCount).toBe(0);
      expect(check(cut, anchors).lostAnchors).toContainEqual({ ...end, kind: 'tail-cut' });
    }
    expect(kinds(chain.slice(0, 160))).toEqual([[end?.id, 'tail-cut']]);
  });

  it('tell an older copy of the database from a cut tail by the counter of the log', () => {
    const older = chain.slice(0, 160);
    expect(kinds(older, Number(older.at(-1)?.id))).toEqual([[end?.id, 'restored']]);
    expect(kinds(older, null)).toEqual([[end?.id, 'tail-cut']]);
  });

  it('tell an older copy that work went on in: its entries are younger than the anchor', () => {
    const later = Math.round(Number(linkAt(length - 1).epochSeconds) * 1000);
    const continued = chain.map((link, position) =>
      position < 160
        ? link
        : { ...link, epochSeconds: epochOf(later + position), subject: 'after the restore' },
    );
    expect(check(resealed(continued, 160)).faultCount).toBe(0);
    expect(kinds(resealed(continued, 160))).toEqual([[end?.id, 'restored']]);
  });

  it('show a history that was written anew from some place on, which nothing else can show', () => {
    for (let from = 0; from < length; from += 7) {
      const edited = resealed(replacing(from, { ...linkAt(from), actor: 'somebody else' }), from);
      expect(check(edited).faultCount).toBe(0);
      expect(check(edited, anchors).lostAnchors).toContainEqual({ ...end, kind: 'replaced' });
    }
    const edited = resealed(replacing(100, { ...linkAt(100), actor: 'somebody else' }), 100);
    expect(kinds(edited)).toEqual([
      [middle?.id, 'replaced'],
      [end?.id, 'replaced'],
    ]);
  });

  it('show entries that got other numbers although their order stayed', () => {
    const moved = chain.map((link, position) =>
      position < 150 ? link : { ...link, id: String(Number(link.id) + 1000) },
    );
    expect(check(moved).faultCount).toBe(0);
    expect(kinds(moved)).toEqual([
      [middle?.id, 'moved'],
      [end?.id, 'moved'],
    ]);
  });

  it('hold while the chain grows', () => {
    expect(check(chain, [anchorAt(chain, 20), anchorAt(chain, 150)]).lostAnchors).toEqual([]);
  });
});
