import type { NetPatch } from '../../server/contract/scenario-operations.ts';
import { apply } from '../../server/engines/net/apply.ts';
import { communityLinesOf } from '../../server/engines/net/area-lines.ts';
import { LeafIndex } from '../../server/engines/net/leaf-index.ts';
import { inverseOf, type Patch } from '../../server/engines/net/lines.ts';
import { loadNet } from '../../server/engines/net/load.ts';
import type { Operation } from '../../server/engines/net/operations.ts';
import type { Point } from '../../server/engines/net/plane.ts';
import { frameOf } from './frame.ts';
import type { NetPicture, NetQuestions, Performed, SplitPreview } from './messages.ts';
import { type HeldPart, pictureOf } from './net-picture.ts';
import { previewsOf } from './split-previews.ts';

/**
 * A part of a scenario's net with what was done to it: answers at once what the server will come to by the same
 * engine. What borders the part is the outside here.
 */
export class DrawnNet {
  readonly #held: HeldPart;
  readonly #index: LeafIndex;
  /** What operations came to, by the keys under which they are sent. */
  readonly #patches = new Map<string, Patch>();

  /** Throws RangeError for bytes that are no net or do not hold the unit. */
  constructor({ bytes, unit, kind, frame, ground }: NetQuestions['open']['ask']) {
    const net = loadNet(bytes);
    const part = net.slotOf(unit);
    if (part === undefined) throw new RangeError(`the net does not hold ${unit}`);
    const communityLines = communityLinesOf(net);
    this.#held = {
      ...{ net, part, ground, frame: frameOf(frame) },
      isLocked: (left, right) =>
        left === null || right === null || (kind === 'adjustment' && communityLines(left, right)),
    };
    this.#index = new LeafIndex(net);
  }

  picture(): NetPicture {
    return pictureOf(this.#held);
  }

  pick([x, y]: Point): string | null {
    return this.#index.leavesAt(x, y)[0] ?? null;
  }

  /** All changes, or none where one is refused. */
  perform(changes: NetQuestions['perform']['ask']['changes']): Performed {
    const done: (readonly [key: string, patch: Patch])[] = [];
    for (const { key, operation } of changes) {
      const outcome = this.#do(operation as Operation);
      if (outcome.ok) done.push([key, outcome.patch]);
      else {
        for (const [, patch] of done.toReversed()) this.#do(inverseOf(patch));
        return { ok: false, refusal: outcome.refusal, picture: null };
      }
    }
    for (const [key, patch] of done) this.#patches.set(key, patch);
    return { ok: true, picture: this.picture() };
  }

  /** Null where the record of the operation is neither known nor given, or does not fit this part. */
  mark({ key, to, patch }: NetQuestions['mark']['ask']): Performed | null {
    const known = this.#patches.get(key) ?? (patch === null ? null : this.#ofPart(patch));
    if (known === null) return null;
    if (!this.#do(to === 'done' ? known : inverseOf(known)).ok) return null;
    this.#patches.set(key, known);
    return { ok: true, picture: this.picture() };
  }

  split(lines: readonly (readonly Point[])[], unit: string | null): readonly SplitPreview[] {
    return previewsOf(this.#held, this.#index, lines, unit);
  }

  #do(operation: Operation): ReturnType<typeof apply> {
    const outcome = apply(this.#held.net, operation, this.#held.isLocked);
    if (outcome.ok) this.#index.markStale(outcome.touched);
    return outcome;
  }

  /** The record of the whole net as this part sees it: leaves that are not here are the outside. */
  #ofPart({ units, removed, added }: NetPatch): Patch {
    const own = new Set<string>();
    for (const [, unit] of this.#held.net.units()) own.add(unit.id);
    for (const { before, after } of units) own.add((before ?? after)?.id ?? '');
    const side = (id: string | null): string | null => (id !== null && own.has(id) ? id : null);
    const seen = (lines: NetPatch['removed']): Patch['removed'] =>
      lines
        .map(({ left, right, path }) => ({ left: side(left), right: side(right), path }))
        .filter(({ left, right }) => left !== right);
    return { kind: 'patch', units, removed: seen(removed), added: seen(added) };
  }
}
