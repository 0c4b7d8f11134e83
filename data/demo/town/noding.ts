import type { Point } from '../model.ts';
import { at, distance, distanceToSegment, meetingPoint, segmentsTouch, toWhole } from './geometry.ts';
import type { EdgeKind, Segment } from './mesh.ts';

/** The order of lines where two lie on each other, the stronger first. */
const strength: readonly EdgeKind[] = [
  'outline',
  'river',
  'rail',
  'ring',
  'arterial',
  'collector',
  'lane',
  'wall',
  'row',
];

const cellSize = 20_000;

const keyOf = (p: Point): string => `${p[0]},${p[1]}`;

const same = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

/** For every segment the whole points at which others cross it or end on it. */
const crossingsOf = (segments: readonly Segment[]): Map<number, Point[]> => {
  const found = new Map<number, Point[]>();
  const buckets = new Map<string, number[]>();
  segments.forEach(({ from, to }, index) => {
    for (
      let i = Math.floor(Math.min(from[0], to[0]) / cellSize);
      i <= Math.floor(Math.max(from[0], to[0]) / cellSize);
      i += 1
    ) {
      for (
        let j = Math.floor(Math.min(from[1], to[1]) / cellSize);
        j <= Math.floor(Math.max(from[1], to[1]) / cellSize);
        j += 1
      ) {
        const key = `${i},${j}`;
        const bucket = buckets.get(key);
        if (bucket) bucket.push(index);
        else buckets.set(key, [index]);
      }
    }
  });
  const note = (index: number, point: Point): void => {
    const { from, to } = at(segments, index);
    if (same(from, point) || same(to, point)) return;
    const list = found.get(index);
    if (!list) found.set(index, [point]);
    else if (!list.some((known) => same(known, point))) list.push(point);
  };
  for (const bucket of buckets.values()) {
    bucket.forEach((i, k) => {
      for (const j of bucket.slice(k + 1)) {
        const p = at(segments, i);
        const q = at(segments, j);
        if (!segmentsTouch(p.from, p.to, q.from, q.to)) continue;
        if (same(p.from, q.from) || same(p.from, q.to) || same(p.to, q.from) || same(p.to, q.to)) continue;
        const ends = [
          [p.from, j, q],
          [p.to, j, q],
          [q.from, i, p],
          [q.to, i, p],
        ] as const;
        const touching = ends.find(([end, , other]) => distanceToSegment(end, other.from, other.to) < 150);
        const meeting = touching ? touching[0] : meetingPoint(p.from, p.to, q.from, q.to);
        if (!meeting) continue;
        const whole = toWhole(meeting);
        note(i, whole);
        note(j, whole);
      }
    });
  }
  return found;
};

const splitAt = (segment: Segment, points: readonly Point[]): Segment[] => {
  const inOrder = [...points].sort((a, b) => distance(segment.from, a) - distance(segment.from, b));
  const stops = [segment.from, ...inOrder, segment.to];
  return stops.slice(1).map((to, i) => ({ ...segment, from: at(stops, i), to }));
};

const withoutDoubles = (segments: readonly Segment[]): Segment[] => {
  const kept = new Map<string, Segment>();
  for (const segment of segments) {
    if (same(segment.from, segment.to)) continue;
    const [a, b] = [keyOf(segment.from), keyOf(segment.to)];
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const known = kept.get(key);
    if (!known || strength.indexOf(segment.kind) < strength.indexOf(known.kind)) kept.set(key, segment);
  }
  return [...kept.values()];
};

/** Drops dead ends until every end meets another segment. */
export const withoutDeadEnds = (segments: readonly Segment[]): Segment[] => {
  let rest = [...segments];
  for (;;) {
    const degree = new Map<string, number>();
    for (const { from, to } of rest) {
      for (const key of [keyOf(from), keyOf(to)]) degree.set(key, (degree.get(key) ?? 0) + 1);
    }
    const kept = rest.filter(({ from, to }) => degree.get(keyOf(from)) !== 1 && degree.get(keyOf(to)) !== 1);
    if (kept.length === rest.length) return kept;
    rest = kept;
  }
};

/** Cuts segments at every crossing until they meet only at common whole-centimetre ends. */
export const nodeSegments = (segments: readonly Segment[]): Segment[] => {
  let current = withoutDoubles(segments);
  for (let round = 0; round < 12; round += 1) {
    const crossings = crossingsOf(current);
    if (crossings.size === 0) return current;
    current = withoutDoubles(
      current.flatMap((segment, i) => {
        const points = crossings.get(i);
        return points ? splitAt(segment, points) : [segment];
      }),
    );
  }
  throw new RangeError('lines of the skeleton do not come to rest');
};
