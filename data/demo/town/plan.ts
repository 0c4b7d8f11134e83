import { cosineOfTurns, type Random, sineOfTurns } from '../random.ts';
import type { Spot } from './geometry.ts';

/**
 * The idea of the town, in metres: a flat plan (u along the river, v across it, the river at v = 0)
 * that is bent into the real one, so that streets follow the river without meeting at odd angles.
 */
export interface Plan {
  /** From the flat plan to east and north. */
  bend(u: number, v: number): Spot;
  /** From east and north to the flat plan. */
  flatten(x: number, y: number): Spot;
  /** Half the width of the river at u. */
  riverHalfWidth(u: number): number;
  /** Radius of the ring road in its own direction: below 1 inside, above 1 outside. */
  ringRadius(u: number, v: number): number;
  /** Below 1 inside the old core. */
  coreRadius(u: number, v: number): number;
  readonly core: {
    readonly west: number;
    readonly east: number;
    readonly south: number;
    readonly north: number;
  };
  readonly ring: { readonly u: number; readonly v: number; readonly halfU: number; readonly halfV: number };
  /** The main north–south street (a u) and the main east–west street (a v): they cross in the old core. */
  readonly axis: number;
  readonly cross: number;
  /** The railway's distance from the river at u. */
  railway(u: number): number;
}

const superRadius = (a: number, b: number, power: number): number => {
  // Power 4 needs no Math.pow, whose last bits differ between engines.
  const square = (x: number): number => x * x;
  return power === 4
    ? Math.sqrt(Math.sqrt(square(square(a)) + square(square(b))))
    : Math.sqrt(square(a) + square(b));
};

/** Draws the town's idea from a random stream. */
export const drawPlan = (random: Random): Plan => {
  const phases = [0, 1, 2, 3, 4, 5, 6].map(() => random.next());
  const [p0 = 0, p1 = 0, p2 = 0, p3 = 0, p4 = 0, p5 = 0, p6 = 0] = phases;
  const tilt = random.between(-0.012, 0.012);
  const [cosine, sine] = [cosineOfTurns(tilt), sineOfTurns(tilt)];
  const swing = random.between(0.85, 1.1);
  const river = (u: number): number =>
    -430 + swing * 230 * sineOfTurns(u / 5400 + p0) + 135 * sineOfTurns(u / 2450 + p1);
  const bend = (u: number, v: number): Spot => {
    const near = 1 / (1 + (v / 1150) * (v / 1150));
    const x = u + 55 * sineOfTurns(v / 2700 + p2) + 28 * sineOfTurns(v / 1150 + p3);
    const y =
      v +
      river(u) * near +
      (1 - near) * (-160 + 70 * sineOfTurns(u / 3300 + p4) + 24 * sineOfTurns(u / 1300 + p5));
    return [x * cosine - y * sine, x * sine + y * cosine];
  };
  const flatten = (x: number, y: number): Spot => {
    let [u, v] = [x, y];
    for (let i = 0; i < 24; i += 1) {
      const [bx, by] = bend(u, v);
      u += 0.85 * (x - bx);
      v += 0.85 * (y - by);
    }
    return [u, v];
  };
  const jitter = (): number => random.between(-45, 45);
  const core = { west: -760 + jitter(), east: 640 + jitter(), south: 135, north: 1290 + jitter() };
  const ring = { u: 20, v: 120, halfU: 2330 + jitter(), halfV: 1980 + jitter() };
  const axis = -60 + jitter() / 2;
  return {
    bend,
    flatten,
    core,
    ring,
    riverHalfWidth: (u) => 44 + 11 * sineOfTurns(u / 3100 + p6) + 5 * sineOfTurns(u / 900 + p2),
    ringRadius: (u, v) => superRadius((u - ring.u) / ring.halfU, (v - ring.v) / ring.halfV, 4),
    coreRadius: (u, v) =>
      superRadius(
        (u - (core.west + core.east) / 2) / ((core.east - core.west) / 2),
        (v - (core.south + core.north) / 2) / ((core.north - core.south) / 2),
        4,
      ),
    axis,
    cross: 560 + jitter(),
    railway: (u) => 1800 - 0.000055 * (u - 250) * (u - 250) + 20 * sineOfTurns(u / 2900 + p3),
  };
};
