import { hashOfLink, type Json } from '../queries/audit-hash.ts';
import type { StoredLink } from '../queries/audit-links.ts';

/** Whether the fields of a link are still those its hash was made of. */
export const isUntouched = (link: StoredLink): boolean => {
  const at = exactMoment(link.epochSeconds);
  const before = exactJson(link.before);
  const after = exactJson(link.after);
  if (at === null || before === undefined || after === undefined) return false;
  const { previousHash, actor, action, subject, requestId } = link;
  return hashOfLink({ previousHash, at, actor, action, subject, requestId, before, after }) === link.hash;
};

/** The moment of a link; null for one that is finer than a millisecond or infinite, which we never write. */
export const exactMoment = (epochSeconds: string): Date | null => {
  const [, seconds, milliseconds] = /^(-?\d+)\.(\d{3})000$/.exec(epochSeconds) ?? [];
  if (seconds === undefined || milliseconds === undefined) return null;
  const at = new Date(Number(seconds + milliseconds));
  return Number.isNaN(at.getTime()) ? null : at;
};

/** Strings, which are passed over, and numbers. */
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d[\d.]*/g;

/**
 * The value of a jsonb text; undefined for what we never write: a JSON null in place of no value, or a number that
 * JavaScript would round (1.0, 1e400), since an edit could hide in the rounding.
 */
const exactJson = (text: string | null): Json | undefined => {
  if (text === null) return null;
  if (text === 'null') return undefined;
  for (const [token] of text.matchAll(stringOrNumber))
    if (!token.startsWith('"') && plainDecimal(Number(token)) !== token) return undefined;
  return JSON.parse(text) as Json;
};

/** A number in decimals without an exponent, as PostgreSQL writes it. */
const plainDecimal = (value: number): string => {
  const text = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign = '', first = '', rest = '', exponent = '0'] = parts;
  const digits = first + rest;
  const point = 1 + Number(exponent);
  return point <= 0 ? `${sign}0.${'0'.repeat(-point)}${digits}` : `${sign}${digits.padEnd(point, '0')}`;
};
