import type { Anchor } from '../engines/walk/anchor.ts';
import type { Demand } from '../engines/walk/coverage.ts';
import type { LonLat } from '../engines/walk/plane.ts';
import { WalkSearch } from '../engines/walk/search.ts';
import { type SnapFailure, Snapper } from '../engines/walk/snap.ts';
import {
  type CoverageCompoundRow,
  type CoverageEntranceRow,
  type CoverageStationRow,
  type CoverageUnitRow,
  countOutsideCompounds,
  listCoverageCompounds,
  listCoverageEntrances,
  listCoverageParts,
  listCoverageStations,
  listCoverageUnits,
} from '../queries/coverage-places.ts';
import type { Reading } from '../queries/reading.ts';
import { demandsOf, type UnitChain, unitChains } from './coverage-demands.ts';
import type { LoadedWalkNetwork } from './walk-network.ts';

/** A place farther from every way stands off the network. */
export const snapLimitMeters = 100;

/** Where something meets the network, or why it does not. */
export interface Footing {
  readonly anchor: Anchor | null;
  readonly failure: SnapFailure | null;
  readonly passedIslandMeters: number | null;
}

export interface CoverageStation extends CoverageStationRow, Footing {}
export interface CoverageEntrance extends CoverageEntranceRow, Footing {}
export interface CoverageCompound extends CoverageCompoundRow {
  /** Indices of its entrances. */
  readonly entrances: readonly number[];
  readonly community: CoverageUnitRow | null;
}

/** Everything that coverage is computed from, in memory: one network, one net, the places of one moment. */
export interface CoverageGround {
  readonly network: LoadedWalkNetwork;
  readonly netRevision: number;
  readonly snapper: Snapper;
  /** For one question at a time. */
  readonly search: WalkSearch;
  readonly stations: readonly CoverageStation[];
  readonly entrances: readonly CoverageEntrance[];
  readonly anchors: readonly (Anchor | null)[];
  readonly compounds: readonly CoverageCompound[];
  /** The parts of compounds in grids; they count in the units that they lie in. */
  readonly parts: readonly Demand[];
  /** Compounds whole, in the order of `compounds`. */
  readonly wholes: readonly Demand[];
  readonly units: readonly CoverageUnitRow[];
  readonly outsideCompounds: { readonly households: number; readonly people: number };
}

/** Reads the places of a net and puts them on the network. */
export const readCoverageGround = async (
  reading: Reading,
  network: LoadedWalkNetwork,
  netRevision: number,
): Promise<CoverageGround> => {
  const [stationRows, compoundRows, entranceRows, partRows, units, outsideCompounds] = await reading((sql) =>
    Promise.all([
      listCoverageStations(sql),
      listCoverageCompounds(sql, netRevision),
      listCoverageEntrances(sql),
      listCoverageParts(sql, netRevision),
      listCoverageUnits(sql, netRevision),
      countOutsideCompounds(sql),
    ]),
  );
  const snapper = new Snapper(network.graph);
  const entrances = entranceRows.map((row) => ({ ...row, ...footingAt(snapper, row.point) }));
  const chains = unitChains(units);
  const compounds = compoundsOf(compoundRows, entrances, chains);
  return {
    network,
    netRevision,
    snapper,
    search: new WalkSearch(network.graph),
    stations: stationRows.map((row) => ({ ...row, ...footingAt(snapper, row.point) })),
    entrances,
    anchors: entrances.map(({ anchor }) => anchor),
    compounds,
    ...demandsOf(compounds, partRows, chains),
    units,
    outsideCompounds,
  };
};

/** Where a place meets the network. */
export const footingAt = (snapper: Snapper, place: LonLat): Footing => {
  const found = snapper.snap(place, { limitMeters: snapLimitMeters, costs: null });
  return 'reason' in found
    ? { anchor: null, failure: found, passedIslandMeters: null }
    : { anchor: found.anchor, failure: null, passedIslandMeters: found.passedIslandMeters };
};

const compoundsOf = (
  rows: readonly CoverageCompoundRow[],
  entrances: readonly CoverageEntrance[],
  chains: ReadonlyMap<string, UnitChain>,
): CoverageCompound[] => {
  const numbers = new Map<string, number[]>();
  for (const [index, { compoundId }] of entrances.entries()) {
    const list = numbers.get(compoundId);
    if (list === undefined) numbers.set(compoundId, [index]);
    else list.push(index);
  }
  return rows.map((row) => ({
    ...row,
    entrances: numbers.get(row.id) ?? [],
    community: (row.leafId === null ? null : chains.get(row.leafId)?.community) ?? null,
  }));
};
