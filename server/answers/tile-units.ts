import { areaLevels, gridLevels, type UnitLevel, unitLevels } from '../contract/layers.ts';
import { buildCoverage, linesOf } from '../engines/tiles/coverage.ts';
import { addFeature, finishShapes, type RawShapes, startShapes } from '../engines/tiles/raw-shapes.ts';
import { indexShapes, type Properties, type ShapeIndex } from '../engines/tiles/shapes.ts';
import type { Reading } from '../queries/reading.ts';
import { listTileUnits, type TileUnitRow } from '../queries/tile-units.ts';
import { labelMinZoom, levelMinZoom } from './tile-plan.ts';
import { pageSize, readPages, type TileSource } from './tile-source.ts';

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
  const labelShapes = finishShapes(labels);
  const labelled = (shown: Levels): ShapeIndex =>
    indexShapes(labelShapes, (feature) => isOneOf(shown, labelShapes.properties[feature]));
  const tierAt = tiersOf(outlines);
  const areaLabels = labelled(areaLevels);
  const gridLabels = labelled(gridLevels);
  return {
    areas: {
      layersAt: (zoom) => [
        { name: 'areas', index: tierAt(zoom).areas },
        { name: 'area-lines', index: tierAt(zoom).areaLines },
        { name: 'area-labels', index: areaLabels },
      ],
    },
    grids: {
      layersAt: (zoom) => [
        { name: 'grids', index: tierAt(zoom).grids },
        { name: 'grid-lines', index: tierAt(zoom).gridLines },
        { name: 'grid-labels', index: gridLabels },
      ],
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

const isOneOf = (levels: Levels, properties: Properties | undefined): boolean =>
  levels.some((level) => level === properties?.level);

/** One tier per distinct first zoom of the levels: a zoom's tier holds the levels that it shows. */
const tiersOf = (outlines: RawShapes): ((zoom: number) => Tier) => {
  const tiers = new Map<number, Tier>();
  return (zoom) => {
    const from = Math.max(...Object.values(levelMinZoom).filter((minZoom) => minZoom <= zoom));
    const tier = tiers.get(from) ?? buildTier(outlines, from);
    tiers.set(from, tier);
    return tier;
  };
};

const buildTier = (outlines: RawShapes, zoom: number): Tier => {
  const shown = [...outlines.minZooms.keys()].filter((feature) => (outlines.minZooms[feature] ?? 0) <= zoom);
  const coverage = buildCoverage(outlines, shown);
  const polygons = (levels: Levels): ShapeIndex =>
    indexShapes(coverage.shapes, (feature) => isOneOf(levels, coverage.shapes.properties[feature]));
  const lines = (order: Levels): ShapeIndex =>
    indexShapes(linesOf(coverage, (groups) => lineProperties(groups, order)));
  return {
    areas: polygons(areaLevels),
    grids: polygons(gridLevels),
    areaLines: lines(areaLevels),
    gridLines: lines(gridLineOrder),
  };
};

/** The first level of the order that uses a line; for a grid line also the widest area that it bounds. */
const lineProperties = (
  groups: number,
  order: Levels,
): { properties: Properties; minZoom: number } | null => {
  const uses = (level: UnitLevel): boolean => (groups & (1 << groupOf(level))) !== 0;
  const level = order.find(uses);
  if (level === undefined) return null;
  const area = order === gridLineOrder ? areaLevels.find(uses) : undefined;
  return { properties: area === undefined ? { level } : { level, area }, minZoom: levelMinZoom[level] };
};
