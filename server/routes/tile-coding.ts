import type { TileCoding } from '../answers/tile-body.ts';

/** The best coding that an Accept-Encoding header allows: br before gzip where both are equally welcome. */
export const codingFor = (header: string | undefined): TileCoding => {
  const wanted = new Map(
    (header ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return [name.trim(), quality === undefined ? 1 : Number(quality.trim().slice(2)) || 0] as const;
    }),
  );
  const qualityOf = (coding: TileCoding): number => wanted.get(coding) ?? wanted.get('*') ?? 0;
  const [br, gzip] = [qualityOf('br'), qualityOf('gzip')];
  if (br > 0 && br >= gzip) return 'br';
  return gzip > 0 ? 'gzip' : 'identity';
};

/** Whether If-None-Match names this ETag (weak comparison, RFC 9110 13.1.2). */
export const isUnchanged = (header: string | undefined, etag: string): boolean => {
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');
  const tags = header?.split(',') ?? [];
  return tags.some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
};
