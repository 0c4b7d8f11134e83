import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { repositoryRoot } from './worker-file.ts';

const blockBytes = 512;
/** Raster, topology and the geocoder would be unpacked and compiled at every start and never asked. */
const wanted =
  /^(lib\/postgresql\/postgis-3\.so|share\/proj\/.*|share\/postgresql\/extension\/postgis(\.control|--\d[\d.]*\.sql))$/;

const textAt = (tar: Buffer, start: number, length: number): string =>
  tar.toString('utf8', start, start + length).replace(/\0.*$/s, '');

/** The files of a tar (POSIX ustar) whose names are wanted, as a tar. Folders are made where files need them. */
export const keepOfTar = (tar: Buffer, isWanted: (name: string) => boolean): Buffer => {
  const kept: Buffer[] = [];
  let at = 0;
  while (at + blockBytes <= tar.length && tar[at] !== 0) {
    const prefix = textAt(tar, at + 345, 155);
    const name = `${prefix === '' ? '' : `${prefix}/`}${textAt(tar, at, 100)}`;
    const contentBytes = Number.parseInt(textAt(tar, at + 124, 12), 8);
    const end = at + blockBytes + Math.ceil(contentBytes / blockBytes) * blockBytes;
    if (isWanted(name)) kept.push(tar.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * blockBytes)]);
};

/**
 * The engine's bundle of PostGIS without what is never used of it; made once per version, beside the compiled server.
 * Where nothing may be written there the package's own serves as well, only more slowly.
 */
export const postgisBundle = (): URL => {
  const packageFile = createRequire(import.meta.url).resolve('@electric-sql/pglite-postgis');
  const whole = join(dirname(packageFile), 'postgis.tar.gz');
  const { version } = JSON.parse(readFileSync(join(dirname(packageFile), '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const file = join(repositoryRoot(), '.build', `postgis-${version}.tar.gz`);
  if (existsSync(file)) return pathToFileURL(file);
  const unfinished = `${file}.${randomUUID()}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      unfinished,
      gzipSync(keepOfTar(gunzipSync(readFileSync(whole)), (name) => wanted.test(name))),
    );
    renameSync(unfinished, file);
    return pathToFileURL(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
    rmSync(unfinished, { force: true });
    return pathToFileURL(whole);
  }
};
