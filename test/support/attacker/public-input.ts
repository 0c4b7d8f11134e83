import { area, bbox, difference, polygon as drawnPolygon, featureCollection, intersect } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { PublishedCount } from './published-counts.ts';

/** Figures as GET /api/public/ticket-counts gives them to everybody. */
export interface SeenCounts {
  readonly cells: readonly {
    readonly releaseId: number;
    readonly area: string;
    readonly community: { readonly id: string; readonly name: string } | null;
    readonly month: string;
    readonly category: { readonly id: number } | null;
    readonly value: number | null;
  }[];
  readonly releases: readonly {
    readonly id: number;
    readonly netRevision: { readonly id: number };
    readonly outline: { readonly type: 'Polygon'; readonly coordinates: number[][][] } | null;
  }[];
}

/** Outlines of communities by their ids, as the public map of some edition showed them. */
export type SeenOutlines = ReadonlyMap<string, Feature<Polygon | MultiPolygon>>;

interface Seen {
  readonly counts: SeenCounts;
  /** Per net revision. */
  readonly outlines: ReadonlyMap<number, SeenOutlines>;
  /** After which import a release was made, from 0, as an insider might have told; 0 unless named. */
  readonly importOf?: ReadonlyMap<number, number>;
}

type Ground = Feature<Polygon | MultiPolygon>;
interface Piece {
  readonly ground: Ground;
  /** Per map the place that it lies in, '' for none. */
  readonly places: readonly string[];
}

const leastSquareMeters = 20;
const drawnPlace = 'inside';

/** All that can be seen, as counts over pieces of ground, categories and imports. */
export const publishedCountsOf = ({ counts, outlines, importOf = new Map() }: Seen): PublishedCount[] => {
  const nets = [...outlines.keys()];
  const drawn = counts.releases.filter(({ outline }) => outline !== null);
  const maps: ReadonlyMap<string, Ground>[] = [
    ...outlines.values(),
    ...drawn.map(({ outline }) => new Map([[drawnPlace, drawnPolygon(outline?.coordinates ?? [])]])),
  ];
  const pieces = overlay(maps);
  const categories = [...new Set(counts.cells.flatMap(({ category }) => category?.id ?? []))].map(String);
  const generations = Math.max(0, ...importOf.values());
  const releases = new Map(counts.releases.map((release) => [release.id, release]));
  // Nobody rounds some figures of a table only.
  const exact = new Set(
    counts.cells.flatMap(({ releaseId, value }) => ((value ?? 0) % 5 === 0 ? [] : [releaseId])),
  );
  return counts.cells.map((cell): PublishedCount => {
    const { releaseId, community, month, value } = cell;
    const net = releases.get(releaseId)?.netRevision.id ?? 0;
    const map =
      cell.area === 'drawn' ? nets.length + drawn.findIndex(({ id }) => id === releaseId) : nets.indexOf(net);
    const place = cell.area === 'drawn' ? drawnPlace : community?.id;
    const own = pieces.flatMap(({ places }, piece) =>
      (place === undefined ? places[map] !== '' : places[map] === place) ? [piece] : [],
    );
    const kinds = cell.category === null ? [...categories, 'other'] : [String(cell.category.id)];
    const imports = Array.from({ length: (importOf.get(releaseId) ?? 0) + 1 }, (_, index) => index);
    if (generations < imports.length - 1) throw new Error('a release after the last import');
    const parts = own.flatMap((piece) =>
      kinds.flatMap((kind) => imports.map((number) => `${month}/${piece}/${kind}/${number}`)),
    );
    const name = `${community?.name ?? cell.area}${cell.category === null ? '' : ` ${cell.category.id}`}`;
    const shown = value === null ? {} : { atLeast: 10, halfWidth: exact.has(releaseId) ? 0 : 2 };
    return { tableId: `release ${releaseId}`, place: name, month, value, parts, ...shown };
  });
};

/** The pieces that maps cut one another into. */
const overlay = (maps: readonly ReadonlyMap<string, Ground>[]): Piece[] => {
  const [first = new Map<string, Ground>(), ...others] = maps;
  let pieces: Piece[] = [...first].map(([place, ground]) => ({ ground, places: [place] }));
  for (const map of others) pieces = pieces.flatMap((piece) => cut(piece, map));
  return pieces;
};

const cut = ({ ground, places }: Piece, map: ReadonlyMap<string, Ground>): Piece[] => {
  const found: Piece[] = [];
  let rest: Ground | null = ground;
  for (const [place, other] of map) {
    if (!boxesMeet(ground, other)) continue;
    const shared = intersect(featureCollection([ground, other]));
    if (shared === null || area(shared) < leastSquareMeters) continue;
    found.push({ ground: shared, places: [...places, place] });
    if (rest !== null) rest = difference(featureCollection([rest, other]));
  }
  if (rest !== null && area(rest) >= leastSquareMeters) found.push({ ground: rest, places: [...places, ''] });
  return found;
};

const boxesMeet = (one: Ground, other: Ground): boolean => {
  const [west, south, east, north] = bbox(one);
  const [otherWest, otherSouth, otherEast, otherNorth] = bbox(other);
  return west <= otherEast && otherWest <= east && south <= otherNorth && otherSouth <= north;
};
