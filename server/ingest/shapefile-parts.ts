import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { fileBroken, readWholeFile } from './read-file.ts';

/** The files that make one Shapefile. */
export interface ShapefileParts {
  readonly shp: Uint8Array;
  readonly dbf: Uint8Array;
  /** Coordinate system as well-known text; null where there is none. */
  readonly prj: Uint8Array | null;
  /** Name of the encoding of the table; null where there is none. */
  readonly cpg: Uint8Array | null;
  /** Of all of them, or of the ZIP that they came in. */
  readonly sha256: string;
}

const extensions = ['shp', 'dbf', 'prj', 'cpg'] as const;
type Extension = (typeof extensions)[number];
type Found = Partial<Record<Extension, Uint8Array>>;

/** Whether a path is read as a Shapefile: one of its files, a ZIP, or a folder that holds one. */
export const isShapefile = async (file: string): Promise<boolean> => {
  if (/\.(shp|shx|dbf|prj|cpg|zip)$/i.test(file)) return true;
  return (await isFolder(file)) && (await readdir(file)).some((name) => /\.shp$/i.test(name));
};

const isFolder = async (file: string): Promise<boolean> =>
  (await stat(file).catch(() => null))?.isDirectory() ?? false;

/**
 * Reads the files of a Shapefile: the one that is named with those beside it, or the only one of a folder or a ZIP.
 * Throws `file-missing`, or `file-broken` where there are several, where one is missing, or what `inspectFile` says.
 */
export const readShapefileParts = async (file: string, limitMegabytes: number): Promise<ShapefileParts> => {
  if (/\.zip$/i.test(file)) return readZip(file, limitMegabytes);
  const whole = await isFolder(file);
  const folder = whole ? file : dirname(file);
  const names = await readdir(folder).catch(() => []);
  const stem = whole ? onlyStem(file, names) : basename(file, extname(file));
  const found: Found = {};
  const hash = createHash('sha256');
  for (const extension of extensions) {
    const name = names.find((each) => each.toLowerCase() === `${stem}.${extension}`.toLowerCase());
    if (name === undefined && !(extension === 'shp' && !whole)) continue;
    const path = join(folder, name ?? `${stem}.shp`);
    const { bytes, sha256 } = await readWholeFile(path, limitMegabytes, () => true);
    found[extension] = bytes;
    hash.update(`${extension} ${sha256}\n`);
  }
  return complete(file, found, hash.digest('hex'));
};

/** Names of a ZIP that was made on Chinese Windows are GBK; only their endings matter. */
const readZip = async (file: string, limitMegabytes: number): Promise<ShapefileParts> => {
  const { bytes, sha256 } = await readWholeFile(file, limitMegabytes, () => true);
  const names: string[] = [];
  let unzipped = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        if (!isPart(name)) return false;
        unzipped += originalSize;
        return unzipped <= limitMegabytes * 1e6;
      },
    });
  } catch {
    throw fileBroken(file, { code: 'zip-damaged' });
  }
  const megabytes = Math.ceil(unzipped / 1e6);
  if (megabytes > limitMegabytes)
    throw fileBroken(file, { code: 'file-too-large', params: { megabytes, limit: limitMegabytes } });
  const stem = onlyStem(file, names.filter(isPart)).toLowerCase();
  const found: Found = {};
  for (const [name, content] of Object.entries(entries))
    for (const extension of extensions)
      if (name.toLowerCase() === `${stem}.${extension}`) found[extension] = content;
  return complete(file, found, sha256);
};

/** What archives of macOS carry beside their files is none of them. */
const isPart = (name: string): boolean =>
  /\.(shp|dbf|prj|cpg)$/i.test(name) && !/(^|\/)(__MACOSX\/|\._)/.test(name);

const onlyStem = (file: string, names: readonly string[]): string => {
  const stems = names.filter((name) => /\.shp$/i.test(name)).map((name) => name.slice(0, -4));
  const [stem] = stems;
  if (stem === undefined) throw fileBroken(file, { code: 'shapefile-none' });
  if (stems.length > 1)
    throw fileBroken(file, { code: 'shapefile-several', params: { names: stems.slice(0, 5).join('、') } });
  return stem;
};

const complete = (file: string, { shp, dbf, prj, cpg }: Found, sha256: string): ShapefileParts => {
  if (shp === undefined) throw fileBroken(file, { code: 'shapefile-part-missing', params: { part: 'shp' } });
  if (dbf === undefined) throw fileBroken(file, { code: 'shapefile-part-missing', params: { part: 'dbf' } });
  return { shp, dbf, prj: prj ?? null, cpg: cpg ?? null, sha256 };
};
