import type { PublicPlace, PublicStation } from '../../../server/contract/public-stations.ts';

export type NameMatch =
  | { readonly kind: 'place'; readonly place: PublicPlace }
  | { readonly kind: 'station'; readonly station: PublicStation }
  | { readonly kind: 'errand'; readonly errand: string };

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

/** 0 the same, 1 begins with it, 2 holds it, 3 does not. */
const rankOf = (names: readonly string[], wanted: string): number =>
  Math.min(
    3,
    ...names.map((name) => {
      const own = plain(name);
      if (own === wanted) return 0;
      return own.startsWith(wanted) ? 1 : own.includes(wanted) ? 2 : 3;
    }),
  );

/** Errands, stations and places whose name holds what was typed; the best first, of equals the shortest. */
export const matchNames = (
  text: string,
  stations: readonly PublicStation[],
  places: readonly PublicPlace[],
): NameMatch[] => {
  const wanted = plain(text);
  if (wanted === '') return [];
  const errands = [...new Set(stations.flatMap((station) => station.errands))];
  const found = [
    ...errands.map((errand) => ({
      match: { kind: 'errand', errand } as NameMatch,
      rank: rankOf([errand], wanted),
      length: errand.length,
    })),
    ...places.map((place) => ({
      match: { kind: 'place', place } as NameMatch,
      rank: rankOf([place.name, ...place.aliases], wanted),
      length: place.name.length,
    })),
    ...stations.map((station) => ({
      match: { kind: 'station', station } as NameMatch,
      rank: rankOf([station.name, station.address], wanted),
      length: station.name.length,
    })),
  ];
  return found
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || a.length - b.length)
    .map(({ match }) => match);
};
