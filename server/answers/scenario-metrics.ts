import { unitLevels } from '../contract/layers.ts';
import type { ScenarioMetrics, UnitFigures } from '../contract/scenario-metrics.ts';
import { communitiesOfPatches } from '../engines/net/area-lines.ts';
import type { Patch } from '../engines/net/lines.ts';
import type { Net } from '../engines/net/net.ts';
import { sameUnit } from '../engines/net/unit.ts';
import {
  type Box,
  listBuildingPoints,
  listCompoundPoints,
  listPartyOrgPoints,
  listTicketPoints,
} from '../queries/ground-points.ts';
import type { Reading } from '../queries/reading.ts';
import { type CountedArea, figuresOf, type Ground, totalOf } from './unit-figures.ts';
import { boxOf, countLevels, shapesOf, type UnitShape } from './unit-shapes.ts';

type Shapes = ReadonlyMap<string, UnitShape>;

/** A net before or after the operations of a scenario, as far as figures need it. */
export interface MeasuredSide {
  readonly shapes: Shapes;
  readonly levels: ReadonlyMap<string, number>;
}

/** A scenario's net, read while it is held: what it touched, and its own side of the figures. */
export const measuredScenario = (
  net: Net,
  patches: readonly Patch[],
): { readonly communities: readonly string[]; readonly after: MeasuredSide } => {
  const communities = communitiesOfPatches(net, patches);
  return { communities, after: measuredSide(net, communities) };
};

/** What figures need of a net, read while it is held. */
export const measuredSide = (net: Net, communities: readonly string[]): MeasuredSide => ({
  shapes: shapesOf(net, communities),
  levels: countLevels(net),
});

export interface GroundQuestion {
  readonly shapes: readonly UnitShape[];
  readonly baseRevisionId: number;
  /** Reads the map as the caller may, and tickets as the server does. */
  readonly readingMap: Reading;
  readonly readingTickets: Reading;
  /** Where the caller may see counts; null: nowhere. */
  readonly counted: CountedArea | null;
  readonly dataUntil: string | null;
  readonly toLonLat: (east: number, north: number) => readonly [number, number];
}

export interface MetricsQuestion extends Omit<GroundQuestion, 'shapes'> {
  readonly version: number;
  readonly patches: readonly Patch[];
  readonly before: MeasuredSide;
  readonly after: MeasuredSide;
}

/** What a scenario changes: figures of what it touches, before and after, from the points that stand there. */
export const scenarioMetrics = async (question: MetricsQuestion): Promise<ScenarioMetrics> => {
  const { before, after, counted, dataUntil } = question;
  const shapes = [...before.shapes.values(), ...after.shapes.values()];
  const ground = await readGround({ ...question, shapes });
  const area = counted ?? [];
  const [old, fresh] = [figuresOf(before.shapes, ground, area), figuresOf(after.shapes, ground, area)];
  return {
    version: question.version,
    baseRevisionId: question.baseRevisionId,
    units: touchedUnits(question, old, fresh),
    total: { before: totalOf(before.shapes, ground, area), after: totalOf(after.shapes, ground, area) },
    levels: unitLevels.map((level) => ({
      level,
      before: before.levels.get(level) ?? 0,
      after: after.levels.get(level) ?? 0,
    })),
    ticketsFrom: ground.tickets === null || dataUntil === null ? null : yearBefore(dataUntil),
    ticketsUntil: ground.tickets === null ? null : dataUntil,
  };
};

/** What stands on the ground of these shapes and a little around. */
export const readGround = async (question: GroundQuestion): Promise<Ground> => {
  const { shapes, readingMap, readingTickets, counted, dataUntil, toLonLat } = question;
  const box = boxOf(shapes);
  if (box === null) return { buildings: [], compounds: [], partyOrgs: [], tickets: null };
  const lonLat = around(box, toLonLat);
  const map = await readingMap(async (sql) => ({
    buildings: await listBuildingPoints(sql, lonLat),
    compounds: await listCompoundPoints(sql, lonLat),
    partyOrgs: await listPartyOrgPoints(sql, question.baseRevisionId, lonLat),
  }));
  const isCounted = counted !== null && dataUntil !== null;
  const tickets = isCounted ? await readingTickets((sql) => listTicketPoints(sql, dataUntil, lonLat)) : null;
  return { ...map, tickets };
};

/** The box in longitude and latitude, a little wider because its sides are bent there. */
const around = (
  [west, south, east, north]: readonly [number, number, number, number],
  toLonLat: GroundQuestion['toLonLat'],
): Box => {
  const corners = [
    toLonLat(west, south),
    toLonLat(west, north),
    toLonLat(east, south),
    toLonLat(east, north),
  ];
  const [longitudes, latitudes] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const margin = 0.001;
  return [
    Math.min(...longitudes) - margin,
    Math.min(...latitudes) - margin,
    Math.max(...longitudes) + margin,
    Math.max(...latitudes) + margin,
  ];
};

const touchedUnits = (
  { patches, before, after }: MetricsQuestion,
  old: ReadonlyMap<string, UnitFigures>,
  fresh: ReadonlyMap<string, UnitFigures>,
): ScenarioMetrics['units'] => {
  const ids = new Set<string>();
  const addChain = (shapes: Shapes, id: string | null): void => {
    for (let shape = shapes.get(id ?? ''); shape !== undefined; shape = shapes.get(shape.unit.parentId ?? ''))
      ids.add(shape.unit.id);
  };
  const touched = new Set<string | null>();
  for (const { units, removed, added } of patches) {
    for (const unit of units) touched.add((unit.before ?? unit.after)?.id ?? null);
    // A split adds vertices to lines of neighbours, who stay as they are; who continues loses ground.
    for (const { left, right } of [...removed, ...added])
      for (const id of [left, right])
        if (
          units.length === 0 ||
          changeOf(before.shapes.get(id ?? ''), after.shapes.get(id ?? '')) === 'changed'
        )
          touched.add(id);
  }
  for (const id of touched) {
    addChain(before.shapes, id);
    addChain(after.shapes, id);
  }
  return [...ids].flatMap((id) => {
    const [was, is] = [before.shapes.get(id), after.shapes.get(id)];
    const unit = (is ?? was)?.unit;
    if (unit === undefined) return [];
    const { level, code, name, parentId } = unit;
    const change = changeOf(was, is);
    return [
      { id, level, code, name, parentId, change, before: old.get(id) ?? null, after: fresh.get(id) ?? null },
    ];
  });
};

const changeOf = (
  was: UnitShape | undefined,
  is: UnitShape | undefined,
): ScenarioMetrics['units'][number]['change'] => {
  if (was === undefined) return 'new';
  if (is === undefined) return 'retired';
  const isSame =
    sameUnit(was.unit, is.unit) &&
    was.areaSquareMeters === is.areaSquareMeters &&
    was.compactness === is.compactness;
  return isSame ? 'around' : 'changed';
};

/** The same day a year earlier. */
export const yearBefore = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return date.toISOString().slice(0, 10);
};
