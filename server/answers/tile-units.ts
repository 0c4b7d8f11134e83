import { areaLevels, gridLevels, type UnitLevel, unitLevels } from '../contract/layers.ts';
import { buildCoverage, linesOf } from '../engines/tiles/coverage.ts';
import { addFeature, finishShapes, type RawShapes, startShapes } from '../engines/tiles/raw-shapes.ts';
import { indexShapes, type Properties, type ShapeIndex, type Shapes } from '../engines/tiles/shapes.ts';
import type { Steps } from '../engines/tiles/steps.ts';
import type { Reading } from '../queries/reading.ts';
import { listTileUnits, type TileUnitRow } from '../queries/tile-units.ts';
import { labelMinZoom, levelMinZoom } from './tile-plan.ts';
import { pageSize, readPages, type TileSource } from './tile-source.ts';
import { inTurns } from './turns.ts';

interface UnitSources {
  readonly areas: TileSource;
  readonly grids: TileSource;
}

/** Outlines and lines of one zoom range. */
interface Tier {
  readonly areas: ShapeIndex;
  readonly grids: ShapeIndex;
  readonly areaLines: ShapeIndex;
  readonly gridLines: ShapeIndex;
}

type Levels = readonly UnitLevel[];
/** Bits of the arc sets: a level's place in `unitLevels`, the widest first. */
const groupOf = (level: UnitLevel): number => unitLevels.indexOf(level);
/** On a line between both kinds of grid the dedicated one shows. */
const gridLineOrder: Levels = ['dedicated-grid', 'general-grid', 'micro-grid'];

/**
 * Loads the units of a net revision. All levels that a zoom shows are one coverage, so that their lines
 * coincide; the coverage of a zoom range is built when a tile of it is first asked for.
 */
export const loadUnitSources = async (read: Reading, netRevision: number): Promise<UnitSources> => {
  const outlines = startShapes();
  const labels = startShapes();
  await readPages(
    (afterId) => read((sql) => listTileUnits(sql, netRevision, afterId, pageSize)),
    (rows) => {
      for (const row of rows) addUnit(row, outlines, labels);
    },
  );
  const labelShapes = await inTurns(finishShapes(labels));
  const labelled = (shown: Levels): Promise<ShapeIndex> => inTurns(indexLevels(labelShapes, shown));
  const areaLabels = await labelled(areaLevels);
  const gridLabels = await labelled(gridLevels);
  const tierAt = tiersOf(outlines);
  return {
    areas: {
      async layersAt(zoom) {
        const { areas, areaLines } = await tierAt(zoom);
        return [
          { name: 'areas', index: areas },
          { name: 'area-lines', index: areaLines },
          { name: 'area-labels', index: areaLabels },
        ];
      },
    },
    grids: {
      async layersAt(zoom) {
        const { grids, gridLines } = await tierAt(zoom);
        return [
          { name: 'grids', index: grids },
          { name: 'grid-lines', index: gridLines },
          { name: 'grid-labels', index: gridLabels },
        ];
      },
    },
  };
};

const addUnit = (row: TileUnitRow, outlines: RawShapes, labels: RawShapes): void => {
  const { id, level, code, use } = row;
  const group = groupOf(level);
  const isDedicated = level === 'dedicated-grid' && use !== null;
  const properties: Properties = isDedicated ? { level, code, use } : { level, code };
  addFeature(outlines, {
    id,
    properties,
    geometry: row.geometry,
    minZoom: levelMinZoom[level],
    group,
  });
  addFeature(labels, {
    id,
    properties: { ...properties, name: row.name, name_en: row.nameEn },
    geometry: row.labelPoint,
    minZoom: labelMinZoom[level],
  });
};

const indexLevels = (shapes: Shapes, levels: Levels): Steps<ShapeIndex> =>
  indexShapes(shapes, (feature) => levels.some((level) => level === shapes.properties[feature]?.level));

/** One tier per distinct first zoom of the levels: a zoom's tier holds the levels that it shows. */
const tiersOf = (outlines: RawShapes): ((zoom: number) => Promise<Tier>) => {
  const tiers = new Map<number, Promise<Tier>>();
  return (zoom) => {
    const from = Math.max(...Object.values(levelMinZoom).filter((minZoom) => minZoom <= zoom));
    const tier = tiers.get(from) ?? inTurns(buildTier(outlines, from));
    tiers.set(from, tier);
    return tier;
  };
};

function* buildTier(outlines: RawShapes, zoom: number): Steps<Tier> {
  const shown = [...outlines.minZooms.keys()].filter((feature) => (outlines.minZooms[feature] ?? 0) <= zoom);
  const coverage = yield* buildCoverage(outlines, shown);
  const lines = (order: Levels): Steps<ShapeIndex> =>
    indexShapes(linesOf(coverage, (groups) => lineKind(groups, order)));
  return {
    areas: yield* indexLevels(coverage.shapes, areaLevels),
    grids: yield* indexLevels(coverage.shapes, gridLevels),
    areaLines: yield* lines(areaLevels),
    gridLines: yield* lines(gridLineOrder),
  };
}

/** The first level of the order that uses a line; for a grid line also the widest area that it bounds. */
const lineKind = (groups: number, order: Levels): { properties: Properties; minZoom: number } | null => {
  const uses = (level: UnitLevel): boolean => (groups & (1 << groupOf(level))) !== 0;
  const level = order.find(uses);
  if (level === undefined) return null;
  const area = order === gridLineOrder ? areaLevels.find(uses) : undefined;
  return { properties: area === undefined ? { level } : { level, area }, minZoom: levelMinZoom[level] };
};
