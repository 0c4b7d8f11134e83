import type { Walker } from '../../contract/walking.ts';

/** Where a speed comes from: the design value of pedestrian crossings, or an assumption that a district should check. */
export type SpeedSource = 'crossing-design' | 'assumption';

export interface WalkerRules {
  readonly metersPerSecond: number;
  readonly source: SpeedSource;
  /** On steps, along their plan; null: steps are no way. */
  readonly stepsMetersPerSecond: number | null;
  /** Whether raised kerbs and ways closed to wheels are no way. */
  readonly onWheels: boolean;
}

/**
 * 1.2 m/s (4.3 km/h) is the design speed of pedestrian crossings (FHWA 1.22 m/s, taken over by Shanghai's guideline on
 * crossings). 0.8 m/s (2.9 km/h) for the elderly, 1.0 m/s (3.6 km/h) on wheels and half the speed on steps are
 * assumptions: shown as such, to be checked against the district's own walks.
 */
export const walkerRules: Readonly<Record<Walker, WalkerRules>> = {
  general: { metersPerSecond: 1.2, source: 'crossing-design', stepsMetersPerSecond: 0.6, onWheels: false },
  elderly: { metersPerSecond: 0.8, source: 'assumption', stepsMetersPerSecond: 0.4, onWheels: false },
  wheelchair: { metersPerSecond: 1.0, source: 'assumption', stepsMetersPerSecond: null, onWheels: true },
  pram: { metersPerSecond: 1.0, source: 'assumption', stepsMetersPerSecond: null, onWheels: true },
};
