import { coordinateLimit, type Ring, turn } from './plane.ts';

/** How two segments meet: not at all, in one common end and nowhere else, or in any other way. */
type Meeting = 'apart' | 'end' | 'conflict';

const few = 48;

/** The segments of rings in typed arrays, and the pairs of them whose boxes touch. */
export class SegmentSet {
  x1 = new Int32Array(256);
  y1 = new Int32Array(256);
  x2 = new Int32Array(256);
  y2 = new Int32Array(256);
  ring = new Int32Array(256);
  /** First segment of each ring, and the end. */
  starts: number[] = [0];
  count = 0;
  #order = new Float64Array(256);

  /** Takes the rings in place of what was held before. */
  load(rings: readonly Ring[]): void {
    this.count = 0;
    this.starts = [0];
    for (const [index, ring] of rings.entries()) {
      this.#reserve(this.count + ring.length / 2);
      let x = ring[ring.length - 2] as number;
      let y = ring[ring.length - 1] as number;
      for (let i = 0; i < ring.length; i += 2) {
        const at = this.count++;
        this.x1[at] = x;
        this.y1[at] = y;
        x = ring[i] as number;
        y = ring[i + 1] as number;
        this.x2[at] = x;
        this.y2[at] = y;
        this.ring[at] = index;
      }
      this.starts.push(this.count);
    }
  }

  /** Whether one follows the other in the same ring. */
  areNeighbours(i: number, j: number): boolean {
    const ring = this.ring[i] as number;
    if (ring !== this.ring[j]) return false;
    const apart = Math.abs(i - j);
    return apart === 1 || apart === (this.starts[ring + 1] as number) - (this.starts[ring] as number) - 1;
  }

  /** Calls back for each pair that meets, until the answer is false. */
  eachMeeting(visit: (i: number, j: number, meeting: Meeting) => boolean): void {
    const { count } = this;
    if (count <= few) {
      for (let i = 0; i < count; i += 1)
        for (let j = i + 1; j < count; j += 1) {
          const meeting = this.#meeting(i, j);
          if (meeting !== 'apart' && !visit(i, j, meeting)) return;
        }
      return;
    }
    const order = this.#sortedByWest();
    for (let a = 0; a < count; a += 1) {
      const i = (order[a] as number) % 2 ** 25;
      const east = Math.max(this.x1[i] as number, this.x2[i] as number);
      for (let b = a + 1; b < count; b += 1) {
        const j = (order[b] as number) % 2 ** 25;
        if (Math.min(this.x1[j] as number, this.x2[j] as number) > east) break;
        const meeting = this.#meeting(i, j);
        if (meeting !== 'apart' && !visit(i, j, meeting)) return;
      }
    }
  }

  #meeting(i: number, j: number): Meeting {
    const [ay, by] = [this.y1[i] as number, this.y2[i] as number];
    const [cy, dy] = [this.y1[j] as number, this.y2[j] as number];
    if ((ay < cy && ay < dy && by < cy && by < dy) || (ay > cy && ay > dy && by > cy && by > dy))
      return 'apart';
    return meetingOf(
      this.x1[i] as number,
      ay,
      this.x2[i] as number,
      by,
      this.x1[j] as number,
      cy,
      this.x2[j] as number,
      dy,
    );
  }

  /** Packed as west end and number, so that the native sort of doubles does. */
  #sortedByWest(): Float64Array {
    for (let i = 0; i < this.count; i += 1)
      this.#order[i] = (Math.min(this.x1[i] as number, this.x2[i] as number) + coordinateLimit) * 2 ** 25 + i;
    return this.#order.subarray(0, this.count).sort();
  }

  #reserve(count: number): void {
    if (count <= this.x1.length) return;
    const size = Math.max(count, this.x1.length * 2);
    const larger = (values: Int32Array): Int32Array<ArrayBuffer> => {
      const next = new Int32Array(size);
      next.set(values);
      return next;
    };
    this.x1 = larger(this.x1);
    this.y1 = larger(this.y1);
    this.x2 = larger(this.x2);
    this.y2 = larger(this.y2);
    this.ring = larger(this.ring);
    this.#order = new Float64Array(size);
  }
}

/** How segment ab meets segment cd, exactly. */
export const meetingOf = (
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): Meeting => {
  if ((ax < cx && ax < dx && bx < cx && bx < dx) || (ax > cx && ax > dx && bx > cx && bx > dx))
    return 'apart';
  if (ax === cx && ay === cy) return meetingAt(ax, ay, bx, by, dx, dy);
  if (ax === dx && ay === dy) return meetingAt(ax, ay, bx, by, cx, cy);
  if (bx === cx && by === cy) return meetingAt(bx, by, ax, ay, dx, dy);
  if (bx === dx && by === dy) return meetingAt(bx, by, ax, ay, cx, cy);
  const c = turn(ax, ay, bx, by, cx, cy);
  const d = turn(ax, ay, bx, by, dx, dy);
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return 'apart';
  const a = turn(cx, cy, dx, dy, ax, ay);
  const b = turn(cx, cy, dx, dy, bx, by);
  if ((a > 0 && b > 0) || (a < 0 && b < 0)) return 'apart';
  if (c !== 0 || d !== 0) return 'conflict';
  const areLevelApart = Math.min(ay, by) > Math.max(cy, dy) || Math.max(ay, by) < Math.min(cy, dy);
  return areLevelApart ? 'apart' : 'conflict';
};

/** Two segments from one point: in conflict when they run the same way. */
const meetingAt = (x: number, y: number, px: number, py: number, qx: number, qy: number): Meeting =>
  turn(x, y, px, py, qx, qy) === 0 && (px - x) * (qx - x) + (py - y) * (qy - y) >= 0 ? 'conflict' : 'end';
