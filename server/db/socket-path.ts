import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** Linux allows 107 bytes for the path of a unix socket, other systems 103. */
const pathBytesMax = 100;
const temporaryPrefix = 'wangge-';

const fits = (path: string): boolean => Buffer.byteLength(path) <= pathBytesMax;

/**
 * A path for the engine's socket: in the data folder, or, where that path is too long for a socket, in a
 * private temporary folder. On Windows a named pipe.
 */
export const newSocketPath = (dataDir: string): string => {
  if (process.platform === 'win32') return `\\\\.\\pipe\\wangge-${randomUUID()}`;
  const inFolder = resolve(dataDir, 'engine.sock');
  if (fits(inFolder)) return inFolder;
  const inTemporary = (folder: string): string => join(folder, `${temporaryPrefix}XXXXXX`, 'engine.sock');
  const parent = fits(inTemporary(tmpdir())) ? tmpdir() : '/tmp';
  return join(mkdtempSync(join(parent, temporaryPrefix)), 'engine.sock');
};

/** Removes what a killed owner left of its socket, so that the path can be listened at again. */
export const unlinkSocket = (path: string): void => {
  if (process.platform !== 'win32') rmSync(path, { force: true });
};

/** Removes a socket for good, with the temporary folder that was made for it. */
export const removeSocket = (path: string): void => {
  if (process.platform === 'win32') return;
  unlinkSocket(path);
  const folder = dirname(path);
  if (!basename(folder).startsWith(temporaryPrefix)) return;
  try {
    rmdirSync(folder);
  } catch {
    // Not empty, so not the folder made for the socket.
  }
};
