import type { FeatureFilter, FeatureRow } from '../queries/feature-source.ts';
import { countFeatures, listFeatures } from '../queries/feature-source.ts';
import { getNetInForce } from '../queries/freshness.ts';
import { hasTakenEffect } from '../queries/net-took-effect.ts';
import type { Reading } from '../queries/reading.ts';
import type { Collection } from './ogc-collections.ts';
import { dayOfNet } from './ogc-datetime.ts';
import { writeFeature } from './ogc-feature.ts';
import type { ItemsRequest } from './ogc-parameters.ts';
import { writeToken, wrongToken } from './ogc-token.ts';

/** Rows that are in memory at once while a page is written. */
const rowsPerQuestion = 5000;
/** No net has this id. */
const withoutNet = 0;

/** Absolute address of the first page, or of the one that the token begins. */
type LinkMaker = (token: string | null) => string;

/**
 * The page a caller asked for, in parts that are read one after the other, each in a short transaction of its
 * own. The first part and the count are read before it is given, so that what is wrong
 * shows before an answer begins. `count` may keep numbers that it has seen.
 */
export const readItems = async (
  reading: Reading,
  collection: Collection,
  request: ItemsRequest,
  netInForce: number,
  linkTo: LinkMaker,
  count: (filter: FeatureFilter, ask: () => Promise<number>) => Promise<number>,
): Promise<AsyncIterable<string>> => {
  const netRevision = await netFor(reading, collection, request, netInForce);
  const filter: FeatureFilter = {
    netRevision,
    bbox: request.bbox,
    equals: request.equals,
    time: collection.byNet ? null : request.time,
  };
  const readPart = (afterKey: number, limit: number): Promise<FeatureRow[]> =>
    reading((sql) =>
      listFeatures(sql, collection.source, [...collection.properties.keys()], filter, { afterKey, limit }),
    );
  const first = await readPart(request.token?.afterKey ?? 0, Math.min(rowsPerQuestion, request.limit) + 1);
  const numberMatched = await count(filter, () =>
    reading((sql) => countFeatures(sql, collection.source, filter)),
  );
  return writeItems(collection, request, { first, readPart, numberMatched, netRevision, linkTo });
};

/**
 * A page that follows another shows the same net, even if one has taken effect in between.
 * Throws `parameter-wrong` for a token of a net that there is not, or not yet on the day that is asked for.
 */
const netFor = async (
  reading: Reading,
  collection: Collection,
  request: ItemsRequest,
  netInForce: number,
): Promise<number> => {
  const day = collection.byNet ? dayOfNet(request.time) : null;
  if (request.token !== null) {
    const { netRevision } = request.token;
    // The public may not read nets, and has one only: that of no number.
    const isShown =
      netRevision === netInForce ||
      (netInForce !== withoutNet && (await reading((sql) => hasTakenEffect(sql, netRevision, day))));
    if (!isShown) throw wrongToken();
    return netRevision;
  }
  if (day === null) return netInForce;
  return (await reading((sql) => getNetInForce(sql, day)))?.id ?? withoutNet;
};

interface Parts {
  readonly first: readonly FeatureRow[];
  readonly readPart: (afterKey: number, limit: number) => Promise<FeatureRow[]>;
  readonly numberMatched: number;
  readonly netRevision: number;
  readonly linkTo: LinkMaker;
}

/** Features come first and what is known only at the end comes last; the order of members is free in JSON. */
async function* writeItems(
  collection: Collection,
  request: ItemsRequest,
  { first, readPart, numberMatched, netRevision, linkTo }: Parts,
): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let returned = 0;
  let lastKey = 0;
  let rows = first;
  let more = false;
  for (;;) {
    const wanted = Math.min(rowsPerQuestion, request.limit - returned);
    const shown = rows.slice(0, wanted);
    more = rows.length > wanted;
    if (shown.length > 0) {
      const text = shown.map((row) => writeFeature(collection, row)).join(',\n');
      yield returned === 0 ? text : `,\n${text}`;
    }
    returned += shown.length;
    lastKey = shown.at(-1)?.key ?? lastKey;
    if (!more || returned >= request.limit) break;
    rows = await readPart(lastKey, Math.min(rowsPerQuestion, request.limit - returned) + 1);
  }
  const links = [
    {
      rel: 'self',
      type: 'application/geo+json',
      href: linkTo(request.token === null ? null : writeToken(request.token)),
    },
    { rel: 'collection', type: 'application/json', href: linkTo(null).replace(/\/items(\?.*)?$/, '') },
    ...(more
      ? [
          {
            rel: 'next',
            type: 'application/geo+json',
            href: linkTo(writeToken({ afterKey: lastKey, netRevision })),
          },
        ]
      : []),
  ];
  const tail = { numberMatched, numberReturned: returned, timeStamp: new Date().toISOString(), links };
  yield `],${JSON.stringify(tail).slice(1)}`;
}
