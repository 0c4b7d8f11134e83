/** The CGCS2000 3-degree Gauss–Krüger zones of China, EPSG 4534 (75°E) to 4554 (135°E). */
const firstMeridian = 75;
const lastMeridian = 135;
const firstEpsg = 4534;

/**
 * The projected metric system of a place in longitude and latitude: the nearest CGCS2000 3-degree zone
 * without zone prefix, and outside of 73.5–136.5°E (or south of the equator) the WGS 84 UTM zone.
 */
export const zoneOf = (longitude: number, latitude: number): { epsg: number; inChina: boolean } => {
  const meridian = Math.round(longitude / 3) * 3;
  const inZones = meridian >= firstMeridian && meridian <= lastMeridian && latitude >= 0;
  if (inZones) {
    return { epsg: firstEpsg + (meridian - firstMeridian) / 3, inChina: latitude >= 3 && latitude <= 54 };
  }
  const utmZone = Math.min(60, Math.max(1, Math.floor((longitude + 180) / 6) + 1));
  return { epsg: (latitude >= 0 ? 32_600 : 32_700) + utmZone, inChina: false };
};
