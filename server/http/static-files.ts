import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { RequestEnv } from './request-env.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
const brotliQuality = 9;
const smallestCompressedBytes = 1024;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const compressible = /^(text|application)\/|svg/;
/** Names that hold a hash of their content, as the web build makes them. */
const hashedName = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/;
/** Addresses of the server itself; everything else may be a page. */
const serverPaths = /^\/(api|ogc|tiles|health|metrics)(\/|$)/;

interface StoredFile {
  readonly changedMs: number;
  readonly type: string;
  readonly etag: string;
  readonly bodies: ReadonlyMap<'identity' | 'gzip' | 'br', Uint8Array<ArrayBuffer>>;
}

/** The files of the web build; a path without a file is a page of the one-page application. */
export interface StaticFiles {
  /** Null when the address is not a file and not a page. */
  answer(c: Context<RequestEnv>): Promise<Response | null>;
}

/** Files are read and compressed once, at first use, and again when they changed on disk. */
export const serveStaticFiles = (folder: string): StaticFiles => {
  const stored = new Map<string, Promise<StoredFile>>();

  const load = async (path: string): Promise<StoredFile | null> => {
    const file = join(folder, normalize(path));
    if (!file.startsWith(folder + sep) || path.includes('\0')) return null;
    const found = await stat(file).catch(() => null);
    if (found === null || !found.isFile()) return null;
    const known = await stored.get(file)?.catch(() => null);
    if (known?.changedMs === found.mtimeMs) return known;
    const reading = readStored(file, found.mtimeMs);
    stored.set(file, reading);
    return reading;
  };

  return {
    async answer(c) {
      const path = decodePath(c.req.path);
      if (path === null || serverPaths.test(path) || !['GET', 'HEAD'].includes(c.req.method)) return null;
      const file = path.endsWith('/') ? null : await load(path);
      if (file !== null)
        return fileAnswer(
          c,
          file,
          hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      if (looksLikeFile(path)) return null;
      const page =
        (isForPublic(c) ? await load('/station-finder.html') : null) ?? (await load('/index.html'));
      c.header('Vary', 'Cookie');
      return page === null ? null : fileAnswer(c, page, 'no-cache');
    },
  };
};

/** Parameters of links to the map of the staff, and of the way back from single sign-on. */
const staffParameters = ['v', 'sign-in'];

/** The start page of who has not come in is that of the public; a link to something of the staff asks to sign in. */
const isForPublic = (c: Context<RequestEnv>): boolean =>
  c.req.path === '/' &&
  c.get('caller')?.person == null &&
  staffParameters.every((name) => c.req.query(name) === undefined);

/** No page has a name with an ending or a segment that begins with a dot, as `/.git/config` has. */
const looksLikeFile = (path: string): boolean =>
  path.split('/').some((segment) => segment.startsWith('.') || extname(segment) !== '');

const readStored = async (file: string, changedMs: number): Promise<StoredFile> => {
  const bytes = new Uint8Array(await readFile(file));
  const type = contentTypes[extname(file)] ?? 'application/octet-stream';
  const bodies = new Map<'identity' | 'gzip' | 'br', Uint8Array<ArrayBuffer>>([['identity', bytes]]);
  if (compressible.test(type) && bytes.length >= smallestCompressedBytes) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality };
    const [br, zipped] = await Promise.all([compressBrotli(bytes, { params }), compressGzip(bytes)]);
    bodies.set('br', new Uint8Array(br)).set('gzip', new Uint8Array(zipped));
  }
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { changedMs, type, etag, bodies };
};

const fileAnswer = (c: Context<RequestEnv>, file: StoredFile, cacheControl: string): Response => {
  const encoding = (['br', 'gzip'] as const).find(
    (name) => file.bodies.has(name) && accepts(c.req.header('Accept-Encoding'), name),
  );
  const body = file.bodies.get(encoding ?? 'identity') ?? new Uint8Array();
  const etag = `"${file.etag}${encoding === undefined ? '' : `-${encoding}`}"`;
  c.header('Cache-Control', cacheControl);
  c.header('ETag', etag);
  if (file.bodies.size > 1) c.header('Vary', 'Accept-Encoding', { append: true });
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
  if (encoding !== undefined) c.header('Content-Encoding', encoding);
  c.header('Content-Type', file.type);
  c.header('Content-Length', String(body.length));
  return c.req.method === 'HEAD' ? c.body(null, 200) : c.body(body, 200);
};

const accepts = (header: string | undefined, encoding: string): boolean =>
  (header ?? '').split(',').some((part) => {
    const [name = '', quality = ''] = part.trim().split(/\s*;\s*/);
    return name.toLowerCase() === encoding && !/^q=0(\.0*)?$/.test(quality);
  });

const decodePath = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
};
