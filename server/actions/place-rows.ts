import type { BundleGeometry, BundlePoint, BundlePolygon } from '../contract/bundle-values.ts';
import type { UnitRow } from '../contract/district-bundle.ts';
import type { TicketRow } from '../contract/ticket-rows.ts';
import { areaOf, labelPointOf } from '../engines/net/label-point.ts';
import { locatorOf } from '../engines/net/locate-point.ts';
import type { Polygon } from '../engines/net/plane.ts';
import { type LocalFrame, unprojectorOf } from '../ingest/local-frame.ts';
import { lineHex, multiPolygonHex, pointHex } from '../queries/bulk-geometry.ts';
import type { PlacedTicket } from '../queries/bulk-tickets.ts';
import type { DerivedArea } from '../queries/bulk-units.ts';

const cellCentimetres = 10_000;
const fineLevels: ReadonlySet<string> = new Set(['point', 'building', 'compound']);
const withheldTypes: ReadonlySet<string> = new Set(['report', 'petition']);

/** Turns places in the district's frame into what the database keeps. */
export interface Placer {
  point(point: BundlePoint): string;
  area(polygons: readonly BundlePolygon[]): DerivedArea;
  /** As `area`, for polygons of the net. */
  outline(polygons: readonly Polygon[]): DerivedArea;
  geometry(geometry: BundleGeometry): string;
}

const pointsOf = (ring: Int32Array): BundlePoint[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2] as number, ring[i * 2 + 1] as number]);

/** A placer for a frame; geometry comes out as hexadecimal EWKB in EPSG:4326. */
export const placerOf = (frame: LocalFrame): Placer => {
  const unproject = unprojectorOf(frame);
  const position = ([east, north]: BundlePoint): [number, number] => unproject(east, north);
  const shape = (polygons: readonly BundlePolygon[]): string =>
    multiPolygonHex(polygons.map((rings) => rings.map((ring) => ring.map(position))));
  const point = (at: BundlePoint): string => pointHex(position(at));
  const area = (polygons: readonly BundlePolygon[]): DerivedArea => ({
    geom: shape(polygons),
    labelPoint: point(labelPointOf(polygons)),
    areaSquareMeters: areaOf(polygons) / 10_000,
  });
  return {
    point,
    area,
    outline: (polygons) => area(polygons.map((rings) => rings.map(pointsOf))),
    geometry: (geometry) => {
      if (geometry.type === 'point') return point(geometry.point);
      if (geometry.type === 'line') return lineHex(geometry.line.map(position));
      return shape(geometry.polygons);
    },
  };
};

type PlacedUnit = Pick<UnitRow, 'id' | 'level' | 'parentId' | 'isLeaf' | 'polygons'>;

/** The community at or above each unit. */
const communitiesOf = (units: readonly PlacedUnit[]): ((id: string) => string | null) => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const climb = (unit: PlacedUnit | undefined): string | null =>
    unit === undefined || unit.level === 'community'
      ? (unit?.id ?? null)
      : climb(unit.parentId === null ? undefined : byId.get(unit.parentId));
  const found = new Map(units.filter(({ isLeaf }) => isLeaf).map((leaf) => [leaf.id, climb(leaf)]));
  return (id) => found.get(id) ?? null;
};

/**
 * Places tickets: the leaf that holds the point (on a line: the leaf that comes first) with its community, and the
 * 100 m cell where one may be shown. Units must be in the order of their feature ids.
 */
export const ticketPlacerOf = (
  placer: Placer,
  units: readonly PlacedUnit[],
): ((ticket: TicketRow) => Omit<PlacedTicket, 'reporter'>) => {
  const leaves = units.filter(({ isLeaf }) => isLeaf);
  const locate = locatorOf(leaves);
  const communityOf = communitiesOf(units);
  return (ticket) => {
    const { point } = ticket;
    if (point === null) return { ticket, geom: null, cell: null, leafId: null, communityId: null };
    const leafId = leaves[locate(point[0], point[1])]?.id ?? null;
    const shown =
      fineLevels.has(ticket.matchLevel) && !ticket.confidential && !withheldTypes.has(ticket.requestType);
    return {
      ticket,
      geom: placer.point(point),
      cell: shown ? [Math.floor(point[0] / cellCentimetres), Math.floor(point[1] / cellCentimetres)] : null,
      leafId,
      communityId: leafId === null ? null : communityOf(leafId),
    };
  };
};
