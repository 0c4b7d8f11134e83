import { AppError, type Wording } from '../contract/app-error.ts';
import type { Bbox } from '../queries/district.ts';
import type { FeatureFilter } from '../queries/feature-source.ts';
import type { Collection, Property } from './ogc-collections.ts';
import { parseDatetime, type TimeSpan } from './ogc-datetime.ts';
import { type PageToken, parseToken } from './ogc-token.ts';

export const defaultLimit = 100;
export const largestLimit = 10_000;
export const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';

/** What a caller wants of a collection. */
export interface ItemsRequest {
  readonly limit: number;
  readonly bbox: Bbox | null;
  readonly time: TimeSpan | null;
  readonly equals: FeatureFilter['equals'];
  readonly token: PageToken | null;
}

const fixedParameters = ['f', 'lang'];
const itemsParameters = ['bbox', 'bbox-crs', 'crs', 'datetime', 'limit', 'next', ...fixedParameters];
/** JavaScript would also take hexadecimal numbers and empty text. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const largestInteger = 2_147_483_647;

const wrong = (name: string, zh: string, en: string): AppError =>
  new AppError('parameter-wrong', { name, reason: { zh, en } });

/** Refuses parameters that nobody knows, that come twice, or that ask for another format than JSON. */
export const checkFixedParameters = (
  query: URLSearchParams,
  known: readonly string[] = fixedParameters,
): void => {
  for (const name of new Set(query.keys())) {
    if (!known.includes(name)) throw new AppError('parameter-unknown', { name, known: known.join(', ') });
    if (query.getAll(name).length > 1) throw wrong(name, '只能出现一次', 'it may be given only once');
  }
  oneOf(query, 'f', ['json']);
  oneOf(query, 'lang', ['zh-CN', 'en']);
};

/** Reads the parameters of /items. Throws `parameter-unknown` or `parameter-wrong`, which say which and why. */
export const parseItemsRequest = (query: URLSearchParams, collection: Collection): ItemsRequest => {
  const filters = [...collection.properties].filter(([, { use }]) => use === 'filter');
  checkFixedParameters(query, [...itemsParameters, ...filters.map(([name]) => name)]);
  oneOf(query, 'crs', [crs84]);
  oneOf(query, 'bbox-crs', [crs84]);
  const next = query.get('next');
  return {
    limit: parseLimit(query.get('limit')),
    bbox: parseBbox(query.get('bbox')),
    time: parseDatetime(query.get('datetime')),
    equals: filters.flatMap(([name, property]) => {
      const text = query.get(name);
      return text === null ? [] : [{ property: name, value: parseValue(name, text, property) }];
    }),
    token: next === null ? null : parseToken(next),
  };
};

const oneOf = (query: URLSearchParams, name: string, values: readonly string[]): void => {
  const value = query.get(name);
  if (value !== null && !values.includes(value))
    throw wrong(name, `只能是 ${values.join('、')}`, `must be ${values.join(' or ')}`);
};

/** More than the largest limit is not an error but gives the largest, as the standard says. */
const parseLimit = (text: string | null): number => {
  if (text === null) return defaultLimit;
  if (!/^\d+$/.test(text) || Number(text) < 1)
    throw wrong('limit', '应为 1 以上的整数', 'must be a whole number of at least 1');
  return Math.min(Number(text), largestLimit);
};

const parseBbox = (text: string | null): Bbox | null => {
  if (text === null) return null;
  const numbers = text.split(',').map((part) => (decimal.test(part.trim()) ? Number(part) : Number.NaN));
  if (numbers.length !== 4 && numbers.length !== 6)
    throw wrong('bbox', '应为 4 个或 6 个数', 'must be 4 or 6 numbers');
  if (!numbers.every(Number.isFinite))
    throw wrong('bbox', '含有不是数字的部分', 'a part of it is not a number');
  const half = numbers.length / 2;
  const [west = 0, south = 0, east = 0, north = 0] = [
    numbers[0],
    numbers[1],
    numbers[half],
    numbers[half + 1],
  ];
  const outOfRange: Wording | null =
    Math.abs(west) > 180 || Math.abs(east) > 180
      ? { zh: '经度应在 -180 至 180 之间', en: 'longitudes must be between -180 and 180' }
      : Math.abs(south) > 90 || Math.abs(north) > 90
        ? { zh: '纬度应在 -90 至 90 之间', en: 'latitudes must be between -90 and 90' }
        : south > north
          ? { zh: '南边界大于北边界', en: 'its south is north of its north' }
          : west > east
            ? {
                zh: '西边界大于东边界;不支持跨 180° 经线的范围',
                en: 'its west is east of its east; boxes over the antimeridian are not supported',
              }
            : null;
  if (outOfRange !== null) throw wrong('bbox', outOfRange.zh, outOfRange.en);
  return [west, south, east, north];
};

const parseValue = (name: string, text: string, { type }: Property): string | number | boolean => {
  if (text.includes('\0')) throw wrong(name, '含有不允许的字符', 'it holds a character that is not allowed');
  if (type === 'integer') {
    if (!/^-?\d{1,10}$/.test(text) || Math.abs(Number(text)) > largestInteger)
      throw wrong(name, '应为整数', 'must be a whole number');
    return Number(text);
  }
  if (type === 'boolean') {
    if (text !== 'true' && text !== 'false') throw wrong(name, '应为 true 或 false', 'must be true or false');
    return text === 'true';
  }
  return text;
};
