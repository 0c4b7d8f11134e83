// Math.random and the engine's own trigonometry are not the same everywhere; these are.

/** A stream of pseudo-random numbers (sfc32) that depends on its seed alone. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Uniform integer in [low, high], both included. */
  integer(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items; throws RangeError on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** One of the items by weight; throws RangeError on an empty list. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
  /** Roughly normal with the given mean and deviation (sum of four uniforms), never beyond 3.46 deviations. */
  normal(mean: number, deviation: number): number;
  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[];
}

/** Four 32-bit words from a text (FNV-1a per word, finished by two multiply-xorshift rounds). */
export const hashText = (text: string): [number, number, number, number] => {
  const word = (salt: number): number => {
    let hash = (0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1)) | 0;
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
    return (hash ^ (hash >>> 16)) >>> 0;
  };
  return [word(1), word(2), word(3), word(4)];
};

/** A stream named by seed and purpose, so that one part of the generator never shifts another. */
export const randomFrom = (seed: number | string, purpose: string): Random => {
  let [a, b, c, d] = hashText(`${seed}/${purpose}`);
  const next = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i += 1) next();
  const between = (low: number, high: number): number => low + (high - low) * next();
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new RangeError('pick from an empty list');
    return item;
  };
  const weighted = <T>(items: readonly (readonly [T, number])[]): T => {
    let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      rest -= weight;
      if (rest < 0) return item;
    }
    const last = items[items.length - 1];
    if (last === undefined) throw new RangeError('weighted pick from an empty list');
    return last[0];
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const keyed = items.map((item) => ({ item, key: next() }));
    return keyed.sort((p, q) => p.key - q.key).map(({ item }) => item);
  };
  return {
    next,
    between,
    integer,
    chance: (probability) => next() < probability,
    pick,
    weighted,
    normal: (mean, deviation) => mean + (next() + next() + next() + next() - 2) * Math.sqrt(3) * deviation,
    shuffle,
  };
};

/** A version-8 uuid (RFC 9562) made from the text alone. */
export const uuidFrom = (text: string): string => {
  const hex = [...hashText(`${text}#1`)].map((word) => word.toString(16).padStart(8, '0')).join('');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** Sine of an angle in turns, the same on every engine (error below 1e-9). */
export const sineOfTurns = (turns: number): number => {
  let t = turns - Math.floor(turns + 0.5);
  if (t > 0.25) t = 0.5 - t;
  else if (t < -0.25) t = -0.5 - t;
  const x = t * 6.283185307179586;
  const y = x * x;
  let sum = 1 / 6227020800;
  for (const factor of [-1 / 39916800, 1 / 362880, -1 / 5040, 1 / 120, -1 / 6, 1]) sum = sum * y + factor;
  return x * sum;
};

/** Cosine of an angle in turns, the same on every engine. */
export const cosineOfTurns = (turns: number): number => sineOfTurns(turns + 0.25);
