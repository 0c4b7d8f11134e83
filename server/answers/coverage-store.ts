import { AppError } from '../contract/app-error.ts';
import type { CoverageChoices } from '../contract/coverage.ts';
import type { LayerName } from '../contract/layers.ts';
import type { Freshness } from '../queries/freshness.ts';
import type { Reading } from '../queries/reading.ts';
import { type CoverageCase, openCoverageCase } from './coverage-case.ts';
import { type CoverageGround, readCoverageGround } from './coverage-ground.ts';
import { createWalkNetworkStore, type WalkNetworkStore } from './walk-network.ts';

const placeLayers: readonly LayerName[] = ['areas', 'grids', 'compounds', 'buildings', 'stations'];
/** A case takes some 100 kB on a district of 2,000 entrances. */
const mostCases = 48;

/** The ground of one moment, with the cases that were asked for on it. */
export interface OpenCoverage {
  readonly ground: CoverageGround;
  /** Computed when it is first asked for: a few milliseconds. */
  caseOf(choices: CoverageChoices): CoverageCase;
}

export interface CoverageStore {
  /** The ground that belongs to this freshness. Throws AppError `no-walking-network`, `no-net-in-force`. */
  get(freshness: Freshness): Promise<OpenCoverage>;
}

/** Keeps the ground in memory until its places, its net or its network change. */
export const createCoverageStore = (
  reading: Reading,
  networks: WalkNetworkStore = createWalkNetworkStore(reading),
): CoverageStore => {
  let latest: { readonly key: string; readonly open: Promise<OpenCoverage> } | undefined;
  return {
    async get({ builds, netRevision }) {
      const network = await networks.get();
      if (network === null) throw new AppError('no-walking-network');
      if (netRevision === null) throw new AppError('no-net-in-force');
      const layers = placeLayers.map((layer) => builds.get(layer) ?? 0);
      const key = [network.id, netRevision.id, ...layers].join(' ');
      if (latest?.key === key) return latest.open;
      const opening = { key, open: readCoverageGround(reading, network, netRevision.id).then(openGround) };
      latest = opening;
      opening.open.catch(() => {
        if (latest === opening) latest = undefined;
      });
      return opening.open;
    },
  };
};

const openGround = (ground: CoverageGround): OpenCoverage => {
  const cases = new Map<string, CoverageCase>();
  return {
    ground,
    caseOf(choices) {
      const key = `${choices.walker} ${choices.opening} ${choices.service ?? ''}`;
      const known = cases.get(key) ?? openCoverageCase(ground, choices);
      cases.delete(key);
      cases.set(key, known);
      const [oldest] = cases.keys();
      if (cases.size > mostCases && oldest !== undefined) cases.delete(oldest);
      return known;
    },
  };
};
