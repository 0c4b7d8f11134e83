import { randomUUID } from 'node:crypto';
import type { InputProblem } from '../contract/input-error.ts';
import type { UnitInput } from '../engines/net/net-input.ts';
import type { Unit } from '../engines/net/unit.ts';
import type { AreaFeature } from '../ingest/area-features.ts';
import { tierOf } from '../ingest/area-levels.ts';
import { parentsOf } from '../ingest/area-parents.ts';
import { planeOf } from '../ingest/area-plane.ts';
import { withTiers } from '../ingest/area-tiers.ts';
import { withTouches } from '../ingest/area-touches.ts';
import type { LocalFrame } from '../ingest/local-frame.ts';

/** The areas of a file as units on the plane, before anybody asked whether they are a net. */
export interface DraftUnits {
  readonly frame: LocalFrame;
  /** The district first; codes are stand-ins until the net is there. */
  readonly units: readonly UnitInput[];
  /** By unit; the district that is made for a file has none. */
  readonly areaOf: ReadonlyMap<string, AreaFeature>;
  readonly areas: readonly AreaFeature[];
  readonly parents: ReadonlyMap<number, AreaFeature | null>;
  readonly problems: readonly InputProblem[];
  readonly notes: readonly InputProblem[];
}

/** Brings areas to the plane, finds parents and makes units of them; a list of problems where that cannot be. */
export const draftUnits = (
  given: readonly AreaFeature[],
  epsg: number,
  districtName: string,
): DraftUnits | { readonly problems: readonly InputProblem[] } => {
  const plane = planeOf(withTouches(given), epsg);
  if (plane === null) return { problems: [{ code: 'net-too-large', params: { epsg } }] };
  const known = parentsOf(given, plane.areas);
  const { areas, parents, made } = withTiers(given, known.parents, districtName);
  const top = areas.find((area) => area.level === 'district');
  const ids = new Map(areas.map((area) => [area.position, randomUUID() as string] as const));
  const root = (top === undefined ? undefined : ids.get(top.position)) ?? (randomUUID() as string);
  const polygonsOf = new Map(plane.areas.map(({ area, polygons }) => [area.position, polygons] as const));
  const unitOf = (area: AreaFeature): Unit => ({
    id: ids.get(area.position) ?? '',
    level: area.level,
    parentId: area === top ? null : (ids.get(parents.get(area.position)?.position ?? 0) ?? root),
    code: `#${area.position}`,
    name: area.name,
    isVoid: false,
    attributes: area.nameEn === null ? {} : { nameEn: area.nameEn },
  });
  const units = [...areas]
    .sort((a, b) => tierOf[a.level] - tierOf[b.level] || a.position - b.position)
    .map((area): UnitInput => {
      const polygons = polygonsOf.get(area.position) ?? [];
      return { unit: unitOf(area), polygons: polygons.length === 0 ? null : polygons };
    });
  const district = { level: 'district', parentId: null, code: '#0', isVoid: false, attributes: {} } as const;
  if (top === undefined)
    units.unshift({ unit: { ...district, id: root, name: districtName }, polygons: null });
  return {
    frame: plane.frame,
    units,
    areaOf: new Map(areas.map((area) => [ids.get(area.position) ?? '', area] as const)),
    areas,
    parents,
    problems: known.problems,
    notes: made.length === 0 ? [] : [{ code: 'note-levels-made', params: { count: made.length } }],
  };
};
