const free = -1;

/** Whole numbers by keys of the plane, in typed arrays: hundreds of thousands of them, none of which is an object. */
export class NodeTable {
  #keys = new Float64Array(64).fill(free);
  #values = new Int32Array(64);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The value of a key, or -1. */
  get(key: number): number {
    const place = this.#find(key);
    return this.#keys[place] === key ? (this.#values[place] as number) : free;
  }

  set(key: number, value: number): void {
    const place = this.#find(key);
    this.#values[place] = value;
    if (this.#keys[place] === key) return;
    this.#keys[place] = key;
    this.#size += 1;
    if (this.#size * 2 > this.#keys.length) this.#grow();
  }

  delete(key: number): void {
    const keys = this.#keys;
    let gap = this.#find(key);
    if (keys[gap] !== key) return;
    this.#size -= 1;
    const mask = keys.length - 1;
    // What stands behind the gap moves up, unless it would come before the place where its key belongs.
    for (let at = (gap + 1) & mask; keys[at] !== free; at = (at + 1) & mask) {
      const home = placeOf(keys[at] as number) & mask;
      if (((at - home) & mask) < ((at - gap) & mask)) continue;
      keys[gap] = keys[at] as number;
      this.#values[gap] = this.#values[at] as number;
      gap = at;
    }
    keys[gap] = free;
  }

  /** Where a key stands, or the free place where it would. */
  #find(key: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let place = placeOf(key) & mask;
    while (keys[place] !== key && keys[place] !== free) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Float64Array(keys.length * 2).fill(free);
    this.#values = new Int32Array(keys.length * 2);
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at] as number;
      if (key === free) continue;
      const place = this.#find(key);
      this.#keys[place] = key;
      this.#values[place] = values[at] as number;
    }
  }
}

const placeOf = (key: number): number => {
  const mixed = Math.imul(key / 2 ** 25, 0x9e3779b1) ^ Math.imul(key % 2 ** 25, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 7;
};
