/** What a piece of the walking network is. */
export const walkEdgeKinds = ['street', 'path', 'crossing', 'steps', 'bridge', 'gate'] as const;
export type WalkEdgeKind = (typeof walkEdgeKinds)[number];

/** Kinds of walker that times are told for. */
export const walkers = ['general', 'elderly', 'wheelchair', 'pram'] as const;
export type Walker = (typeof walkers)[number];
