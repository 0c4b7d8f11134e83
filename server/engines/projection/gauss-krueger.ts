// Krüger's series in the third flattening n, to n^4: below 0.1 mm within the zone (Karney 2011, doi 10.1007/s00190-011-0445-3).

/** A CGCS2000 3-degree Gauss–Krüger zone with a local origin. */
export interface LocalFrame {
  /** EPSG 4534–4554. */
  readonly epsg: number;
  readonly originEastMeters: number;
  readonly originNorthMeters: number;
}

const semiMajorAxisMeters = 6_378_137;
const flattening = 1 / 298.257222101;
const falseEastingMeters = 500_000;
const n = flattening / (2 - flattening);
const n2 = n * n;
const n3 = n2 * n;
const n4 = n2 * n2;
const rectifyingRadiusMeters = (semiMajorAxisMeters / (1 + n)) * (1 + n2 / 4 + n4 / 64);
const degreesPerRadian = 180 / Math.PI;

const inverseTerms = [
  n / 2 - (2 * n2) / 3 + (37 * n3) / 96 - n4 / 360,
  n2 / 48 + n3 / 15 - (437 * n4) / 1440,
  (17 * n3) / 480 - (37 * n4) / 840,
  (4397 * n4) / 161280,
] as const;
/** From conformal to geographic latitude. */
const latitudeTerms = [
  2 * n - (2 * n2) / 3 - 2 * n3 + (116 * n4) / 45,
  (7 * n2) / 3 - (8 * n3) / 5 - (227 * n4) / 45,
  (56 * n3) / 15 - (136 * n4) / 35,
  (4279 * n4) / 630,
] as const;

/** Central meridian in degrees of a zone; throws RangeError outside EPSG 4534–4554. */
const centralMeridianOf = (epsg: number): number => {
  if (epsg < 4534 || epsg > 4554)
    throw new RangeError(`EPSG ${epsg} is no CGCS2000 3-degree zone by longitude`);
  return 75 + 3 * (epsg - 4534);
};

/**
 * Turns integer centimetres of the frame into longitude and latitude (EPSG:4326, which equals CGCS2000 within
 * the data's accuracy), rounded to nine decimals.
 */
export const unprojectorOf = (frame: LocalFrame): ((east: number, north: number) => [number, number]) => {
  const meridian = centralMeridianOf(frame.epsg);
  return (east, north) => {
    const xi = (frame.originNorthMeters + north / 100) / rectifyingRadiusMeters;
    const eta = (frame.originEastMeters + east / 100 - falseEastingMeters) / rectifyingRadiusMeters;
    let xiSphere = xi;
    let etaSphere = eta;
    for (let k = 1; k <= 4; k += 1) {
      const term = inverseTerms[k - 1] ?? 0;
      xiSphere -= term * Math.sin(2 * k * xi) * Math.cosh(2 * k * eta);
      etaSphere -= term * Math.cos(2 * k * xi) * Math.sinh(2 * k * eta);
    }
    const conformal = Math.asin(Math.sin(xiSphere) / Math.cosh(etaSphere));
    let latitude = conformal;
    for (let k = 1; k <= 4; k += 1) latitude += (latitudeTerms[k - 1] ?? 0) * Math.sin(2 * k * conformal);
    const longitude = meridian + Math.atan2(Math.sinh(etaSphere), Math.cos(xiSphere)) * degreesPerRadian;
    return [roundDegrees(longitude), roundDegrees(latitude * degreesPerRadian)];
  };
};

const roundDegrees = (degrees: number): number => Math.round(degrees * 1e9) / 1e9;
