import gcoordModule from 'gcoord';
import proj4 from 'proj4';

export type LonLat = readonly [longitude: number, latitude: number];

/** The types of gcoord promise a nested default export, which its CommonJS build does not have. */
const gcoord = gcoordModule as unknown as (typeof gcoordModule)['default'];

/** A coordinate system that files can declare. */
export interface CoordinateSystem {
  /** How it was declared, such as `EPSG:4547` or `GCJ02`. */
  readonly name: string;
  readonly kind: 'geographic' | 'projected';
  /** EPSG:4326 from east (or longitude) and north (or latitude); null where it cannot be. */
  toLonLat(east: number, north: number): LonLat | null;
  /** The way back; null where there is none. */
  fromLonLat(longitude: number, latitude: number): readonly [east: number, north: number] | null;
}

export const knownSystems =
  'EPSG:4326, EPSG:4490, EPSG:4491–4554, EPSG:326xx/327xx, EPSG:3857, GCJ02, BD09, +proj=…';

/** What coordinates are in when nothing was declared. */
export const assumedSystem = 'EPSG:4326';

const inRange = (longitude: number, latitude: number): LonLat | null =>
  Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : null;

const geographic = (name: string): CoordinateSystem => ({
  name,
  kind: 'geographic',
  toLonLat: inRange,
  fromLonLat: inRange,
});

/** GCJ-02 and BD-09 have no closed inverse; gcoord iterates until it is within 1e-6 degrees (0.1 m). */
const encrypted = (name: string, from: typeof gcoord.GCJ02 | typeof gcoord.BD09): CoordinateSystem => ({
  name,
  kind: 'geographic',
  toLonLat(longitude, latitude) {
    if (inRange(longitude, latitude) === null) return null;
    const [east, north] = gcoord.transform<[number, number]>([longitude, latitude], from, gcoord.WGS84);
    return inRange(east, north);
  },
  // Nothing leaves in an encrypted system.
  fromLonLat: () => null,
});

const projected = (name: string, definition: string, meridian?: number): CoordinateSystem => {
  const converter = proj4(definition, 'WGS84');
  const widestDegrees = 6;
  return {
    name,
    kind: 'projected',
    toLonLat(east, north) {
      const [longitude = Number.NaN, latitude = Number.NaN] = converter.forward([east, north]);
      if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return null;
      // A transverse Mercator far from its meridian gives numbers without meaning.
      if (meridian !== undefined && Math.abs(longitude - meridian) > widestDegrees) return null;
      return inRange(longitude, latitude);
    },
    fromLonLat(longitude, latitude) {
      if (meridian !== undefined && Math.abs(longitude - meridian) > widestDegrees) return null;
      const [east = Number.NaN, north = Number.NaN] = converter.inverse([longitude, latitude]);
      return Number.isFinite(east) && Number.isFinite(north) ? [east, north] : null;
    },
  };
};

/** Families of CGCS2000 Gauss–Krüger systems: first code, step of meridians, false easting of the first. */
const gaussKrueger = [
  { first: 4491, last: 4501, stepDegrees: 6, falseEast: 13_500_000, zoneStep: 1_000_000 },
  { first: 4502, last: 4512, stepDegrees: 6, falseEast: 500_000, zoneStep: 0 },
  { first: 4513, last: 4533, stepDegrees: 3, falseEast: 25_500_000, zoneStep: 1_000_000 },
  { first: 4534, last: 4554, stepDegrees: 3, falseEast: 500_000, zoneStep: 0 },
] as const;

const fromEpsg = (code: number): CoordinateSystem | null => {
  const name = `EPSG:${code}`;
  if (code === 4326 || code === 4490) return geographic(name);
  if (code === 3857) return projected(name, 'EPSG:3857');
  const family = gaussKrueger.find(({ first, last }) => code >= first && code <= last);
  if (family !== undefined) {
    const meridian = 75 + (code - family.first) * family.stepDegrees;
    const falseEast = family.falseEast + (code - family.first) * family.zoneStep;
    const definition = `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEast} +y_0=0 +ellps=GRS80 +units=m +no_defs`;
    return projected(name, definition, meridian);
  }
  const hemisphere = Math.floor(code / 100);
  const zone = code % 100;
  if ((hemisphere !== 326 && hemisphere !== 327) || zone < 1 || zone > 60) return null;
  const south = hemisphere === 327 ? ' +south' : '';
  return projected(name, `+proj=utm +zone=${zone}${south} +datum=WGS84 +units=m +no_defs`, zone * 6 - 183);
};

/** A projected system by a definition that proj4 reads (well-known text); null for what it does not. */
export const systemOfDefinition = (name: string, definition: string): CoordinateSystem | null => {
  try {
    return projected(name, definition);
  } catch {
    return null;
  }
};

const fromProjString = (text: string): CoordinateSystem | null => {
  try {
    return /\+proj=longlat/.test(text) ? geographic(text) : projected(text, text);
  } catch {
    return null;
  }
};

/** The coordinate system that a name stands for (EPSG code, OGC URN, GCJ02, BD09, proj4 string), or null. */
export const findSystem = (name: string): CoordinateSystem | null => {
  const text = name.trim();
  if (text.startsWith('+')) return fromProjString(text);
  const plain = text.toUpperCase().replace(/[\s_-]/g, '');
  if (plain === 'GCJ02') return encrypted('GCJ02', gcoord.GCJ02);
  if (plain === 'BD09') return encrypted('BD09', gcoord.BD09);
  if (['WGS84', 'CRS84', 'CGCS2000'].includes(plain) || plain.endsWith(':CRS84'))
    return geographic('EPSG:4326');
  const code = /(?:^|EPSG:(?:[\d.]*:)?)(\d{4,5})$/.exec(plain)?.[1];
  return code === undefined ? null : fromEpsg(Number(code));
};
