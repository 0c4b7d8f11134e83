import type { Sql } from '../db/sql.ts';
import type { NetFault } from '../engines/net/certificate.ts';
import type { PublishedUnit } from '../engines/net/dissolve.ts';
import type { Polygon, Ring } from '../engines/net/plane.ts';
import { readWkb } from '../engines/tiles/wkb.ts';
import { type LocalFrame, projectorOf } from '../ingest/local-frame.ts';
import { getStoredDistrict, listStoredOutlines, type StoredOutline } from '../queries/net-outlines.ts';

const unitsPerQuestion = 5_000;
/** Centimetres by which a stored place may miss its point of the grid: nine decimals of a degree are 0.006. */
const slackCentimetres = 0.1;

/** Units of a net with the rings that are stored for them, and what of those is not on the grid. */
export interface StoredNet {
  readonly units: readonly PublishedUnit[];
  readonly faults: readonly NetFault[];
}

/** Reads the stored outlines of a net back to whole centimetres of the frame. */
export const readStoredNet = async (
  sql: Sql,
  netRevision: number,
  frame: LocalFrame,
  onProgress: (count: number) => void = () => {},
): Promise<StoredNet> => {
  const units: PublishedUnit[] = [];
  const faults: NetFault[] = [];
  const project = projectorOf(frame);
  for (let afterId = 0; ; ) {
    const page = await listStoredOutlines(sql, netRevision, afterId, unitsPerQuestion);
    for (const row of page) {
      const read = polygonsOfStored(row, project);
      units.push({ unit: unitOf(row), polygons: read.polygons });
      if (read.fault !== null) faults.push(read.fault);
    }
    onProgress(units.length);
    afterId = page.at(-1)?.featureId ?? afterId;
    if (page.length < unitsPerQuestion) return { units, faults };
  }
};

/** The outline of the district as a net has it; empty for a net without one. */
export const readStoredDistrict = async (
  sql: Sql,
  netRevision: number,
  frame: LocalFrame,
): Promise<readonly Polygon[]> => {
  const row = await getStoredDistrict(sql, netRevision);
  return row === null ? [] : polygonsOfStored(row, projectorOf(frame)).polygons;
};

const unitOf = ({ id, level, parentId, code, name, isVoid }: StoredOutline): PublishedUnit['unit'] => ({
  id,
  level,
  parentId,
  code,
  name,
  isVoid,
  attributes: {},
});

const polygonsOfStored = (
  { id, geometry }: StoredOutline,
  project: ReturnType<typeof projectorOf>,
): { polygons: Polygon[]; fault: NetFault | null } => {
  const polygons: Ring[][] = [];
  let fault: NetFault | null = null;
  for (const { paths, holes } of readWkb(geometry))
    for (const [index, path] of paths.entries()) {
      // The last vertex repeats the first one.
      const ring = new Int32Array(Math.max(0, path.length - 2));
      for (let i = 0; i < ring.length; i += 2) {
        const [east, north] = project(path[i] as number, path[i + 1] as number) ?? [Number.NaN, Number.NaN];
        const [x, y] = [Math.round(east), Math.round(north)];
        if (!(Math.abs(east - x) <= slackCentimetres && Math.abs(north - y) <= slackCentimetres))
          fault ??= { kind: 'coordinate-wrong', unitId: id, place: Number.isNaN(x) ? null : [x, y] };
        ring[i] = x;
        ring[i + 1] = y;
      }
      if (holes[index]) polygons.at(-1)?.push(ring);
      else polygons.push([ring]);
    }
  return { polygons, fault };
};
