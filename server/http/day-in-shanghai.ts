/** Today where the district lies, YYYY-MM-DD. */
export const dayInShanghai = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
