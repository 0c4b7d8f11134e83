import { type CoordinateSystem, findSystem, systemOfDefinition } from './coordinate-systems.ts';

/** Within a metre of WGS 84, so that longitude and latitude are taken as they are. */
const alignedDatums =
  /WGS_?(19)?84|CHINA_?(GEODETIC_?COORDINATE_?SYSTEM_?)?2000|CGCS_?2000|ITRF|ETRS|NAD_?(19)?83|NORTH_AMERICAN_(DATUM_)?1983|GDA|JGD_?20/;

/**
 * The system that a .prj file names in well-known text. `datum` is told for one on another datum (北京54, 西安80),
 * from which nobody can convert without parameters that are kept locally.
 */
export const systemOfText = (
  text: string,
): { readonly system: CoordinateSystem } | { readonly datum: string } | null => {
  const name = /^\s*\w+\s*\[\s*"([^"]*)"/.exec(text)?.[1];
  if (name === undefined) return null;
  const datum = /DATUM\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '';
  const plain = datum.toUpperCase().replace(/^D_/, '').replaceAll(/[\s-]/g, '_');
  if (!alignedDatums.test(plain) && !/TOWGS84\s*\[/i.test(text)) return { datum };
  if (/^\s*(GEOGCS|GEOGCRS|GEODCRS)/i.test(text)) {
    const system = findSystem(/2000/.test(plain) ? 'EPSG:4490' : 'EPSG:4326');
    return system === null ? null : { system };
  }
  const code = /AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*\]\s*$/i.exec(text)?.[1];
  const known = code === undefined ? null : findSystem(`EPSG:${code}`);
  if (known !== null) return { system: known };
  const system = systemOfDefinition(name, text);
  return system === null ? null : { system };
};
