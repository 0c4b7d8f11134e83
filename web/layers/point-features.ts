import type { OgcFeature } from '../../server/contract/collections.ts';
import { areaWithin } from './coverage-circles.ts';
import { isOpenAt, readOpeningHours } from './opening-hours.ts';
import { centreKinds } from './stations.ts';

type Point = GeoJSON.Feature<GeoJSON.Point>;

const pointOf = (
  feature: OgcFeature<'stations' | 'party-orgs'>,
  properties: GeoJSON.GeoJsonProperties,
): Point[] =>
  feature.geometry?.type === 'Point'
    ? [{ type: 'Feature', geometry: feature.geometry, properties: { ...properties, id: feature.id } }]
    : [];

/** Stations for the map: whether each is a centre and open at the moment. */
export const featuresOfStations = (stations: readonly OgcFeature<'stations'>[], moment: Date): Point[] =>
  stations.flatMap((station) => {
    const { name, kind, state, openingHours } = station.properties;
    const openNow = state === 'open' && isOpenAt(readOpeningHours(openingHours ?? ''), moment);
    return pointOf(station, { name, openNow, centre: centreKinds.includes(kind) });
  });

/** Party organisations that have a venue. */
export const featuresOfPartyOrgs = (organisations: readonly OgcFeature<'party-orgs'>[]): Point[] =>
  organisations.flatMap((organisation) =>
    pointOf(organisation, { name: organisation.properties.name, type: organisation.properties.type }),
  );

/** The area within a straight-line distance of the stations that serve: an estimate. */
export const featuresOfCoverage = (
  stations: readonly OgcFeature<'stations'>[],
  meters: number,
  label: string,
): GeoJSON.Feature[] => {
  const places = stations.flatMap((station) => {
    if (station.properties.state !== 'open' || station.geometry?.type !== 'Point') return [];
    const [longitude = 0, latitude = 0] = station.geometry.coordinates;
    return [[longitude, latitude] as const];
  });
  if (places.length === 0) return [];
  return [{ type: 'Feature', geometry: areaWithin(places, meters), properties: { label } }];
};
