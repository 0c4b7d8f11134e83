const none = -1;

/**
 * A monotone queue of nodes in buckets of equal width: what is taken lies in the lowest bucket that is filled, in no
 * order within it. A cost that is put in must lie less than one ring (the costliest step) above the present bucket.
 */
export class BucketQueue {
  #head = new Int32Array(0);
  #node = new Uint32Array(256);
  #next = new Int32Array(256);
  #entries = 0;
  #waiting = 0;
  #bucket = 0;
  #mask = 0;
  shift = 0;

  /** Empties the queue for costs from `lowest` on and steps of at most `widestStep`, in buckets of 2^shift. */
  reset(lowest: number, widestStep: number, shift: number): void {
    const ring = 2 ** Math.ceil(Math.log2(Math.floor(widestStep / 2 ** shift) + 3));
    if (this.#head.length < ring) this.#head = new Int32Array(ring).fill(none);
    else if (this.#waiting > 0) this.#head.fill(none);
    this.#mask = ring - 1;
    this.shift = shift;
    this.#bucket = lowest >>> shift;
    this.#entries = 0;
    this.#waiting = 0;
  }

  /** The bucket that is being emptied. */
  get bucket(): number {
    return this.#bucket;
  }

  put(node: number, cost: number): void {
    const slot = (cost >>> this.shift) & this.#mask;
    if (this.#entries === this.#node.length) this.#grow();
    const entry = this.#entries;
    this.#entries += 1;
    this.#waiting += 1;
    this.#node[entry] = node;
    this.#next[entry] = this.#head[slot] as number;
    this.#head[slot] = entry;
  }

  /** Takes a node out of the lowest bucket; -1 when the queue is empty. */
  take(): number {
    if (this.#waiting === 0) return none;
    let slot = this.#bucket & this.#mask;
    let entry = this.#head[slot] as number;
    while (entry === none) {
      this.#bucket += 1;
      slot = this.#bucket & this.#mask;
      entry = this.#head[slot] as number;
    }
    this.#head[slot] = this.#next[entry] as number;
    this.#waiting -= 1;
    return this.#node[entry] as number;
  }

  #grow(): void {
    const node = new Uint32Array(2 * this.#node.length);
    node.set(this.#node);
    this.#node = node;
    const next = new Int32Array(2 * this.#next.length);
    next.set(this.#next);
    this.#next = next;
  }
}
