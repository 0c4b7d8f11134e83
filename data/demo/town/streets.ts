import type { EdgeKind } from './mesh.ts';

/** A named line of the town: a main road of the skeleton, or a street that a cut began and others go on with. */
export interface Street {
  readonly index: number;
  readonly kind: EdgeKind;
  /** Name of a main road, given by the skeleton; others are named later. */
  readonly role: string | null;
}

/** Carriageway and pavements in metres. */
export const streetWidthMeters = (kind: EdgeKind, inCore: boolean): number => {
  switch (kind) {
    case 'ring':
      return 44;
    case 'arterial':
      return inCore ? 26 : 34;
    case 'collector':
      return inCore ? 14 : 20;
    case 'lane':
      return inCore ? 7 : 11;
    case 'rail':
      return 36;
    default:
      return 0;
  }
};

export const isStreet = (kind: EdgeKind): boolean =>
  kind === 'ring' || kind === 'arterial' || kind === 'collector' || kind === 'lane';
