import { labelPointOf } from '../../server/engines/net/label-point.ts';
import type { Net } from '../../server/engines/net/net.ts';
import type { Operation } from '../../server/engines/net/operations.ts';
import type { Point, Polygon } from '../../server/engines/net/plane.ts';
import { previewSplit } from '../../server/engines/net/split.ts';
import { tierOf, type Unit } from '../../server/engines/net/unit.ts';
import { idOf } from './small-net.ts';

const levelBelow: Readonly<Partial<Record<Unit['level'], Unit['level']>>> = {
  district: 'street',
  street: 'community',
  community: 'dedicated-grid',
  'general-grid': 'micro-grid',
  'dedicated-grid': 'micro-grid',
};

/** In the order of the uuids, which does not depend on what was done and undone. */
const unitsOf = (net: Net): Unit[] =>
  [...net.units()].map(([, unit]) => unit).sort((a, b) => (a.id < b.id ? -1 : 1));

/** Makes operations of whole numbers: any list of them is a sequence, so that fast-check can shrink it. */
export class OperationMaker {
  #numbers: readonly number[] = [];
  #at = 0;
  #nextId = 500_000;
  readonly #size: number;

  /** Size of a leaf in centimetres. */
  constructor(size: number) {
    this.#size = size;
  }

  make(net: Net, numbers: readonly number[]): Operation {
    this.#numbers = numbers;
    this.#at = 0;
    const kind = this.#next(24);
    const leaf = this.#leaf(net);
    if (kind < 8) return this.#split(net, leaf);
    if (kind < 11) return this.#merge(net, leaf);
    if (kind < 13) return this.#moveVertex(net, leaf);
    if (kind < 15) return this.#reshape(net, leaf);
    if (kind < 17) return this.#subdivide(net, leaf);
    if (kind === 17) return { kind: 'absorb', unit: this.#parent(net).id };
    if (kind === 18) return this.#reassign(net);
    if (kind === 19) return this.#createParent(net);
    if (kind === 20) return this.#retireParent(net);
    return this.#describe(net);
  }

  #next(below: number): number {
    const value = this.#numbers[this.#at % this.#numbers.length] ?? 0;
    this.#at += 1;
    return value % below;
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#next(list.length)]!;
  }

  #leaf(net: Net): Unit {
    return this.#pick(unitsOf(net).filter(({ id }) => net.isLeaf(net.slotOf(id)!)));
  }

  #anyUnit(net: Net): Unit {
    return this.#pick(unitsOf(net));
  }

  /** A unit with others below it; any one where the district has been absorbed to a leaf. */
  #parent(net: Net): Unit {
    const parents = unitsOf(net).filter(({ id }) => !net.isLeaf(net.slotOf(id)!));
    return parents.length === 0 ? this.#anyUnit(net) : this.#pick(parents);
  }

  /** Mostly one of those on a tier, sometimes any unit at all. */
  #onTier(net: Net, tier: number): Unit {
    const fitting = unitsOf(net).filter(
      ({ id, level }) => tierOf[level] === tier && !net.isLeaf(net.slotOf(id)!),
    );
    return fitting.length === 0 || this.#next(6) === 0 ? this.#anyUnit(net) : this.#pick(fitting);
  }

  #subdivide(net: Net, leaf: Unit): Operation {
    const below = levelBelow[leaf.level] ?? 'micro-grid';
    const child = this.#fresh(leaf, this.#next(6) === 0 ? this.#anyUnit(net).level : below, leaf.id);
    return { kind: 'subdivide', unit: leaf.id, child };
  }

  #reassign(net: Net): Operation {
    const unit = this.#anyUnit(net);
    return { kind: 'reassign', unit: unit.id, parentId: this.#onTier(net, tierOf[unit.level] - 1).id };
  }

  #createParent(net: Net): Operation {
    const child = this.#anyUnit(net);
    const like = net.unit(child.parentId ?? '') ?? this.#anyUnit(net);
    const siblings = unitsOf(net).filter(({ parentId }) => parentId === child.parentId);
    const children = [child.id, ...siblings.filter(() => this.#next(3) === 0).map(({ id }) => id)];
    return { kind: 'create-parent', unit: this.#fresh(like), children };
  }

  #retireParent(net: Net): Operation {
    const unit = this.#parent(net);
    return { kind: 'retire-parent', unit: unit.id, into: this.#onTier(net, tierOf[unit.level]).id };
  }

  /** Name, attributes and whether it is a hole; now and then a new code, or one that is taken. */
  #describe(net: Net): Operation {
    const unit = this.#anyUnit(net);
    const code =
      this.#next(3) === 0 ? { code: this.#pick([this.#fresh(unit), this.#anyUnit(net)]).code } : {};
    const use = this.#pick(['school', 7, true, null]);
    return {
      kind: 'describe',
      unit: unit.id,
      name: `新名${this.#next(100)}`,
      isVoid: this.#next(3) === 0,
      attributes: { use, seen: this.#next(9) },
      ...code,
    };
  }

  #fresh(like: Unit, level: Unit['level'] = like.level, parentId = like.parentId): Unit {
    const number = this.#nextId++;
    return { ...like, id: idOf(number), code: `n${number}`, level, parentId };
  }

  #pointsOf(net: Net, leaf: Unit): { point: Point; half: number; index: number }[] {
    return net.arcs.halvesOf(net.slotOf(leaf.id)!).flatMap((half) => {
      const path = net.arcs.pathOf(half);
      return Array.from({ length: path.length / 2 }, (_, index) => ({
        point: [path[index * 2]!, path[index * 2 + 1]!] as const,
        half,
        index,
      }));
    });
  }

  #near([x, y]: Point, reach: number): Point {
    return [x + this.#next(reach * 2 + 1) - reach, y + this.#next(reach * 2 + 1) - reach];
  }

  /** Lines from near the border to near the border, sometimes through its vertices, closed or far across. */
  #split(net: Net, leaf: Unit): Operation {
    const border = this.#pointsOf(net, leaf);
    const lines = Array.from({ length: 1 + this.#next(2) }, () => {
      const line = Array.from({ length: 2 + this.#next(4) }, (): Point => {
        const { point } = this.#pick(border);
        return this.#next(3) === 0
          ? point
          : this.#near(point, this.#pick([1, 2, this.#size, this.#size, this.#size * 3]));
      });
      return this.#next(4) === 0 ? [...line, line[0]!] : line;
    });
    const pieces = previewSplit(net, leaf.id, lines);
    const keep = this.#next(2) === 0;
    const owners = pieces.map((_, i) => (i < 2 ? i : this.#next(3)));
    const parts = [keep ? leaf : this.#fresh(leaf), this.#fresh(leaf), this.#fresh(leaf)]
      .map((unit, part) => ({ unit, places: pieces.filter((_, i) => owners[i] === part).map(placeIn) }))
      .filter(({ places }) => places.length > 0);
    return {
      kind: 'split',
      unit: leaf.id,
      lines,
      parts: parts.length > 0 ? parts : [{ unit: leaf, places: [] }],
    };
  }

  #merge(net: Net, leaf: Unit): Operation {
    const { arcs } = net;
    const around = arcs
      .halvesOf(net.slotOf(leaf.id)!)
      .flatMap((half) => net.unitAt(arcs.leafOf(half ^ 1)) ?? []);
    const other = around.length === 0 ? this.#anyUnit(net) : this.#pick(around);
    const third = this.#next(4) === 0 ? [this.#leaf(net).id] : [];
    const into = this.#pick([leaf, other, this.#fresh(leaf)]);
    return { kind: 'merge', units: [leaf.id, other.id, ...third], into };
  }

  #moveVertex(net: Net, leaf: Unit): Operation {
    const { point } = this.#pick(this.#pointsOf(net, leaf));
    return { kind: 'move-vertex', unit: leaf.id, from: point, to: this.#near(point, this.#size >> 2) };
  }

  #reshape(net: Net, leaf: Unit): Operation {
    const points = this.#pointsOf(net, leaf);
    const { half, index, point } = this.#pick(points);
    const other = net.unitAt(net.arcs.leafOf(half ^ 1));
    const line = points.filter((each) => each.half === half);
    const last = line[Math.min(line.length - 1, index + 1 + this.#next(2))]!.point;
    const between = Array.from({ length: this.#next(3) }, () => this.#near(point, this.#size >> 1));
    const through = line[Math.min(line.length - 1, index + 1)]!.point;
    return {
      kind: 'reshape',
      between: [leaf.id, other?.id ?? null],
      path: [point, ...between, last],
      through,
    };
  }
}

const placeIn = (polygon: Polygon): Point =>
  labelPointOf([
    polygon.map((ring) =>
      Array.from({ length: ring.length / 2 }, (_, i): Point => [ring[i * 2]!, ring[i * 2 + 1]!]),
    ),
  ]);
