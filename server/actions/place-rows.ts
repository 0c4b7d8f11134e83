import type { BundleGeometry, BundlePoint, BundlePolygon } from '../contract/bundle-values.ts';
import type { TicketRow } from '../contract/ticket-rows.ts';
import { areaOf, labelPointOf } from '../engines/net/label-point.ts';
import { locatorOf } from '../engines/net/locate-point.ts';
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
  geometry(geometry: BundleGeometry): string;
}

/** A placer for a frame; geometry comes out as hexadecimal EWKB in EPSG:4326. */
export const placerOf = (frame: LocalFrame): Placer => {
  const unproject = unprojectorOf(frame);
  const position = ([east, north]: BundlePoint): [number, number] => unproject(east, north);
  const shape = (polygons: readonly BundlePolygon[]): string =>
    multiPolygonHex(polygons.map((rings) => rings.map((ring) => ring.map(position))));
  const point = (at: BundlePoint): string => pointHex(position(at));
  return {
    point,
    area: (polygons) => ({
      geom: shape(polygons),
      labelPoint: point(labelPointOf(polygons)),
      areaSquareMeters: areaOf(polygons) / 10_000,
    }),
    geometry: (geometry) => {
      if (geometry.type === 'point') return point(geometry.point);
      if (geometry.type === 'line') return lineHex(geometry.line.map(position));
      return shape(geometry.polygons);
    },
  };
};

/** A leaf of the net with its outline. */
interface Leaf {
  readonly id: string;
  readonly polygons: readonly BundlePolygon[];
}

/**
 * Places tickets: the leaf that holds the point (on a line: the leaf that comes first), and the 100 m cell where
 * one may be shown. Leaves must be in the order of their feature ids.
 */
export const ticketPlacerOf = (
  placer: Placer,
  leaves: readonly Leaf[],
): ((ticket: TicketRow) => Omit<PlacedTicket, 'reporter'>) => {
  const locate = locatorOf(leaves);
  return (ticket) => {
    const { point } = ticket;
    if (point === null) return { ticket, geom: null, cell: null, leafId: null };
    const leafId = leaves[locate(point[0], point[1])]?.id ?? null;
    const shown =
      fineLevels.has(ticket.matchLevel) && !ticket.confidential && !withheldTypes.has(ticket.requestType);
    return {
      ticket,
      geom: placer.point(point),
      cell: shown ? [Math.floor(point[0] / cellCentimetres), Math.floor(point[1] / cellCentimetres)] : null,
      leafId,
    };
  };
};
