import type { StationDetail } from '../contract/stations.ts';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** What schema.org calls closed all day. */
const closedAllDay = { opens: '00:00', closes: '00:00' };

/** A station in the words of schema.org, for search engines and maps: https://schema.org/GovernmentOffice. */
export const schemaOfStation = (station: StationDetail, url: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'GovernmentOffice',
  '@id': url,
  url,
  name: station.name,
  address: station.address,
  ...(station.phone === null ? {} : { telephone: station.phone }),
  geo: { '@type': 'GeoCoordinates', longitude: station.point[0], latitude: station.point[1] },
  openingHoursSpecification: station.hours.map(({ weekday, opens, closes }) => ({
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: `https://schema.org/${dayNames[weekday - 1]}`,
    opens,
    closes,
  })),
  specialOpeningHoursSpecification: station.specialDays.map(({ day, opens, closes, reason }) => ({
    '@type': 'OpeningHoursSpecification',
    validFrom: day,
    validThrough: day,
    ...(opens === null || closes === null ? closedAllDay : { opens, closes }),
    ...(reason === null ? {} : { description: reason }),
  })),
  ...(station.state === 'open' ? {} : { description: station.stateReason ?? station.state }),
  amenityFeature: [
    ['lift', station.hasLift],
    ['ramp', station.hasRamp],
    ['accessible toilet', station.hasAccessibleToilet],
  ].flatMap(([name, value]) =>
    value === null ? [] : [{ '@type': 'LocationFeatureSpecification', name, value }],
  ),
});
