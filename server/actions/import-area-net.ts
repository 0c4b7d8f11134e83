import { randomUUID } from 'node:crypto';
import type { InputProblem } from '../contract/input-error.ts';
import type { Pool } from '../db/sql.ts';
import type { AreaFeature } from '../ingest/area-features.ts';
import { tierOf } from '../ingest/area-levels.ts';
import { multiPolygonText } from '../ingest/polygons.ts';
import { measureShapes, type PlacedFigure } from '../queries/import-area-shapes.ts';
import type { NewDistrict, NewUnit } from '../queries/import-areas.ts';
import { portionsOf, roundedArea, shapeMaker } from './import-area-checks.ts';
import { codeAreas } from './import-area-codes.ts';
import { dissolve, gapNotes, type Outline, outlineOf } from './import-area-outline.ts';

/** The net that an import would write. */
export interface ProposedNet {
  readonly district: NewDistrict;
  /** The district first, parents before children, else as in the file. */
  readonly units: readonly NewUnit[];
  readonly areaSquareMeters: number;
  readonly problems: readonly InputProblem[];
  readonly notes: readonly InputProblem[];
}

export interface DistrictOptions {
  readonly name: string | null;
  readonly code: string | null;
  /** Stands in for a name. */
  readonly fileName: string;
  readonly epsg: number;
}

type Parents = ReadonlyMap<number, AreaFeature | null>;
type Measured = ReadonlyMap<number, PlacedFigure>;

const placeholderCode = '000000';

/** Makes units of checked areas: the district where the file has none, codes where there are none. */
export const proposeNet = async (
  pool: Pool,
  areas: readonly AreaFeature[],
  parents: Parents,
  options: DistrictOptions,
): Promise<ProposedNet> => {
  const top = areas.find((area) => area.level === 'district');
  const below = areas.filter((area) => area !== top);
  const parts = below.filter((area) => (parents.get(area.position) ?? top) === top);
  const dissolved = await dissolve(pool, parts.length === 0 ? areas : parts, options.epsg);
  const outline = top === undefined ? dissolved : await outlineOf(pool, top, options.epsg);
  const measured = await measure(pool, areas, options.epsg);
  const named = nameDistrict(top, areas, options, outline);
  const root = rootUnit(top, parts, named.district, outline);
  const coded = codeAreas(below, parents, measured, root.code);
  const codeNotes: InputProblem[] =
    coded.proposedCount === 0
      ? []
      : [{ code: 'note-codes-proposed', params: { count: coded.proposedCount } }];
  return {
    district: named.district,
    units: [root, ...unitsBelow(root, below, parents, measured, coded.codes)],
    areaSquareMeters: outline.areaSquareMeters,
    problems: coded.problems,
    notes: [...named.notes, ...codeNotes, ...gapNotes(dissolved), ...unfilledNotes(areas, parents, measured)],
  };
};

const nameDistrict = (
  top: AreaFeature | undefined,
  areas: readonly AreaFeature[],
  options: DistrictOptions,
  outline: Outline,
): { district: NewDistrict; notes: InputProblem[] } => {
  const notes: InputProblem[] = [];
  const name = options.name ?? top?.name ?? options.fileName.replace(/\.[^.]*$/, '');
  const code = options.code ?? top?.code ?? sharedCode(areas) ?? placeholderCode;
  if (top === undefined) notes.push({ code: 'note-district-made', params: { name, code } });
  if (top === undefined && options.name === null) notes.push({ code: 'note-district-name' });
  if (code === placeholderCode) notes.push({ code: 'note-district-code', params: { code } });
  else if (options.code === null && top?.code !== code)
    notes.push({ code: 'note-district-code-shared', params: { code } });
  const { originEastMeters, originNorthMeters } = outline;
  const nameEn = top?.nameEn ?? null;
  return { district: { code, name, nameEn, epsg: options.epsg, originEastMeters, originNorthMeters }, notes };
};

/** The six digits with which more than half of the codes begin. */
const sharedCode = (areas: readonly AreaFeature[]): string | null => {
  const counts = new Map<string, number>();
  for (const area of areas) {
    const start = /^(\d{6})\d/.exec(area.code ?? '')?.[1];
    if (start !== undefined) counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count * 2 > areas.length)?.[0] ?? null;
};

const rootUnit = (
  top: AreaFeature | undefined,
  parts: readonly AreaFeature[],
  district: NewDistrict,
  outline: Outline,
): NewUnit => ({
  id: randomUUID(),
  parentId: null,
  level: 'district',
  code: district.code,
  name: district.name,
  nameEn: district.nameEn,
  isLeaf: parts.length === 0,
  households: top?.households ?? sumOf(parts, (area) => area.households),
  people: top?.people ?? sumOf(parts, (area) => area.people),
  areaSquareMeters: outline.areaSquareMeters,
  longitude: outline.longitude,
  latitude: outline.latitude,
  geometry: outline.geometry,
});

/** A sum only where there are parts and every one has a figure. */
const sumOf = (areas: readonly AreaFeature[], of: (area: AreaFeature) => number | null): number | null => {
  const figures = areas.flatMap((area) => of(area) ?? []);
  return areas.length === 0 || figures.length < areas.length
    ? null
    : figures.reduce((sum, figure) => sum + figure, 0);
};

const unitsBelow = (
  root: NewUnit,
  areas: readonly AreaFeature[],
  parents: Parents,
  measured: Measured,
  codes: ReadonlyMap<number, string>,
): NewUnit[] => {
  const ids = new Map(areas.map((area) => [area.position, randomUUID() as string] as const));
  const withChildren = new Set(areas.map((area) => parents.get(area.position)?.position));
  return [...areas]
    .sort((a, b) => tierOf[a.level] - tierOf[b.level] || a.position - b.position)
    .map((area) => {
      const figure = measured.get(area.position);
      const id = ids.get(area.position);
      const code = codes.get(area.position) ?? '';
      if (figure === undefined || id === undefined) throw new Error('an area was not measured');
      return {
        id,
        parentId: ids.get(parents.get(area.position)?.position ?? 0) ?? root.id,
        level: area.level,
        code,
        name: area.name,
        nameEn: area.nameEn,
        isLeaf: !withChildren.has(area.position),
        households: area.households,
        people: area.people,
        areaSquareMeters: figure.areaSquareMeters,
        longitude: figure.longitude,
        latitude: figure.latitude,
        geometry: multiPolygonText(area.polygons),
      };
    });
};

const measure = async (pool: Pool, areas: readonly AreaFeature[], epsg: number): Promise<Measured> => {
  const measured = new Map<number, PlacedFigure>();
  for (const portion of portionsOf(areas.map(shapeMaker()), (shape) => shape.geometry.length))
    for (const row of await measureShapes(pool, portion, epsg)) measured.set(row.position, row);
  return measured;
};

/** Parents of the file that their children leave partly empty. */
const unfilledNotes = (
  areas: readonly AreaFeature[],
  parents: Parents,
  measured: Measured,
): InputProblem[] => {
  const filled = new Map<AreaFeature, number>();
  for (const area of areas) {
    const parent = parents.get(area.position);
    const size = measured.get(area.position)?.areaSquareMeters ?? 0;
    if (parent) filled.set(parent, (filled.get(parent) ?? 0) + size);
  }
  return [...filled].flatMap(([parent, sum]): InputProblem[] => {
    const empty = (measured.get(parent.position)?.areaSquareMeters ?? 0) - sum;
    if (empty <= 1) return [];
    return [
      { code: 'note-parent-not-filled', feature: parent.label, params: { squareMeters: roundedArea(empty) } },
    ];
  });
};
