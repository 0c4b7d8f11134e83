/** A translation with the same keys, whatever its words. */
export type WordsLike<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : WordsLike<Words[Key]>;
};
