/** Keeps the most recently used answers of questions that are dear. */
export interface KeptValues<Value> {
  /**
   * The value under everything that it depends on: `stamp` is the freshness of the data. Without a stamp the
   * question is always asked, because changes would go unseen.
   */
  get(stamp: string | undefined, key: string, ask: () => Promise<Value>): Promise<Value>;
}

/** At most `capacity` values; a question that fails is asked again next time. */
export const keepValues = <Value>(capacity: number): KeptValues<Value> => {
  const kept = new Map<string, Promise<Value>>();
  return {
    get(stamp, key, ask) {
      if (stamp === undefined) return ask();
      const whole = `${stamp} ${key}`;
      const known = kept.get(whole) ?? ask();
      kept.delete(whole);
      kept.set(whole, known);
      known.catch(() => kept.delete(whole));
      const oldest = kept.keys().next().value;
      if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
      return known;
    },
  };
};
