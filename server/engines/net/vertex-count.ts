/** How often each vertex was added, in typed arrays: millions of them. */
export class VertexCount {
  #keys = new Float64Array(1024).fill(-1);
  #counts = new Uint8Array(1024);
  #size = 0;

  /** Counts up to 255. */
  add(key: number): void {
    const slot = this.#find(key);
    if (this.#keys[slot] === key) {
      this.#counts[slot] = Math.min(255, (this.#counts[slot] as number) + 1);
      return;
    }
    this.#keys[slot] = key;
    this.#counts[slot] = 1;
    this.#size += 1;
    if (this.#size * 4 > this.#keys.length * 3) this.#grow();
  }

  get(key: number): number {
    const slot = this.#find(key);
    return this.#keys[slot] === key ? (this.#counts[slot] as number) : 0;
  }

  #find(key: number): number {
    const mask = this.#keys.length - 1;
    const mixed = Math.imul(key / 2 ** 25, 0x9e3779b1) ^ Math.imul(key % 2 ** 25, 0x85ebca6b);
    let slot = (Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 7) & mask;
    while (this.#keys[slot] !== key && this.#keys[slot] !== -1) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, counts] = [this.#keys, this.#counts];
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#counts = new Uint8Array(counts.length * 2);
    for (const [at, key] of keys.entries()) {
      if (key === -1) continue;
      const slot = this.#find(key);
      this.#keys[slot] = key;
      this.#counts[slot] = counts[at] as number;
    }
  }
}
