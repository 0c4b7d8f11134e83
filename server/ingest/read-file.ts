import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../contract/app-error.ts';
import { InputError, type InputProblem } from '../contract/input-error.ts';
import { unsupportedFormat } from './file-format.ts';

const headBytes = 512;

/** Wraps what is wrong with a file as a whole. */
export const fileBroken = (file: string, ...problems: InputProblem[]): InputError =>
  new InputError('file-broken', basename(file), problems);

const refusalOf = (file: string, error: unknown): Error => {
  if (error instanceof AppError) return error;
  const cause = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (cause === 'ENOENT' || cause === 'ENOTDIR') return new AppError('file-missing', { file });
  return fileBroken(file, { code: 'file-not-readable', params: { cause } });
};

/**
 * Looks at a file before it is read: throws `file-missing`, or `file-broken` for a folder, an empty file,
 * one that is too large and a format that is not read unless `isTaken` says so. Gives its size in bytes.
 */
export const inspectFile = async (
  file: string,
  limitMegabytes: number,
  isTaken: (head: Uint8Array) => boolean = () => false,
): Promise<number> => {
  try {
    const handle = await open(file, 'r');
    try {
      const stats = await handle.stat();
      if (stats.isDirectory()) throw fileBroken(file, { code: 'file-is-folder' });
      if (stats.size === 0) throw fileBroken(file, { code: 'file-empty' });
      const megabytes = Math.ceil(stats.size / 1e6);
      if (megabytes > limitMegabytes)
        throw fileBroken(file, { code: 'file-too-large', params: { megabytes, limit: limitMegabytes } });
      const head = Buffer.alloc(headBytes);
      const { bytesRead } = await handle.read(head, 0, headBytes, 0);
      const found = head.subarray(0, bytesRead);
      const format = isTaken(found) ? null : unsupportedFormat(found, basename(file));
      if (format !== null)
        throw fileBroken(file, { code: 'format-unsupported', params: { format, file: basename(file) } });
      return stats.size;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw refusalOf(file, error);
  }
};

/** A whole file with its SHA-256 in hexadecimal; throws as `inspectFile` does. */
export const readWholeFile = async (
  file: string,
  limitMegabytes: number,
  isTaken?: (head: Uint8Array) => boolean,
): Promise<{ bytes: Buffer; sha256: string }> => {
  await inspectFile(file, limitMegabytes, isTaken);
  try {
    const bytes = await readFile(file);
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    throw refusalOf(file, error);
  }
};

/** SHA-256 of a file in hexadecimal, without keeping it. */
export const fileDigest = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of readChunks(file)) hash.update(chunk);
  return hash.digest('hex');
};

/** The chunks of a file as they are read; errors are those of `inspectFile`. */
export async function* readChunks(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) yield chunk as Buffer;
  } catch (error) {
    throw refusalOf(file, error);
  }
}
