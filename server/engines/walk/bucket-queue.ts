const none = -1;

/**
 * A monotone queue of nodes in buckets of equal width: what is taken lies in the lowest bucket that is filled, in no
 * order within it. A cost that is put in must lie less than one ring (the costliest step) above the present bucket.
 * Its parts are open because the search works on them directly, which halves its time.
 */
export class BucketQueue {
  /** First entry of each bucket of the ring; -1 for none. */
  head = new Int32Array(0);
  /** Node of each entry, and the entry after it in its bucket. */
  node = new Uint32Array(256);
  next = new Int32Array(256);
  entries = 0;
  waiting = 0;
  bucket = 0;
  mask = 0;
  shift = 0;

  /** Empties the queue for costs from `lowest` on and steps of at most `widestStep`, in buckets of 2^shift. */
  reset(lowest: number, widestStep: number, shift: number): void {
    const wanted = Math.floor(widestStep / 2 ** shift) + 3;
    if (this.head.length < wanted) this.head = new Int32Array(2 ** Math.ceil(Math.log2(wanted))).fill(none);
    this.mask = this.head.length - 1;
    this.shift = shift;
    this.bucket = lowest >>> shift;
    this.entries = 0;
    this.waiting = 0;
  }

  put(node: number, cost: number): void {
    const slot = (cost >>> this.shift) & this.mask;
    this.reserve(1);
    const entry = this.entries;
    this.entries += 1;
    this.waiting += 1;
    this.node[entry] = node;
    this.next[entry] = this.head[slot] as number;
    this.head[slot] = entry;
  }

  /** Makes room for more entries. */
  reserve(more: number): void {
    if (this.entries + more <= this.node.length) return;
    const length = 2 * (this.entries + more);
    const node = new Uint32Array(length);
    node.set(this.node);
    this.node = node;
    const next = new Int32Array(length);
    next.set(this.next);
    this.next = next;
  }
}
