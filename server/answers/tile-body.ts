import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type TileCoding = 'br' | 'gzip' | 'identity';

/** The bytes of a tile; each coding is made once, by the threads of zlib, and kept. */
export interface TileBody {
  /** Hash of the uncompressed bytes. */
  readonly hash: string;
  /** What it takes in memory, all codings together, about. */
  readonly weight: number;
  bytesAs(coding: TileCoding): Promise<Uint8Array<ArrayBuffer>>;
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
/** Where brotli still costs little: higher qualities gain a few percent at several times the time. */
const brotliQuality = 5;
/** Below this, headers weigh more than compression saves. */
const leastCompressed = 256;

export const tileBodyOf = (raw: Uint8Array): TileBody => {
  const bytes = Uint8Array.from(raw);
  const made = new Map<TileCoding, Promise<Uint8Array<ArrayBuffer>>>([['identity', Promise.resolve(bytes)]]);
  return {
    hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    weight: 2 * bytes.length + 512,
    bytesAs(coding) {
      const bytesAs = made.get(coding) ?? compress(bytes, coding);
      made.set(coding, bytesAs);
      return bytesAs;
    },
  };
};

/** Whether a tile of this size is sent compressed at all. */
export const isWorthCompressing = (byteCount: number): boolean => byteCount >= leastCompressed;

const compress = async (bytes: Uint8Array, coding: TileCoding): Promise<Uint8Array<ArrayBuffer>> => {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const compressed = coding === 'br' ? await compressBrotli(bytes, { params }) : await compressGzip(bytes);
  return Uint8Array.from(compressed);
};
