/**
 * Slots of the map from bottom to top. MapLibre and deck.gl layers name a slot, never each other, so the order
 * does not depend on what was mounted first.
 */
export const slots = [
  'ground',
  'compounds',
  'buildings',
  'values',
  'roads',
  'heat',
  'coverage',
  'units',
  'boundaries',
  'dim',
  'chosen',
  'labels',
  'points',
  'community-names',
  'street-names',
  'centres',
  'measure',
] as const;
export type Slot = (typeof slots)[number];

/** Id of the invisible layer that ends a slot: the `beforeId` of everything in it. */
export const endOfSlot = (slot: Slot): string => `slot:${slot}`;
