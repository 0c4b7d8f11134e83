import type { Language } from '../contract/app-error.ts';
import type { Bbox } from '../queries/district.ts';
import type { Collection, Property } from './ogc-collections.ts';
import { crs84 } from './ogc-parameters.ts';

interface Link {
  readonly rel: string;
  readonly type: string;
  readonly href: string;
  readonly title?: string;
}

const json = 'application/json';
const geoJson = 'application/geo+json';
export const openApiType = 'application/vnd.oai.openapi+json;version=3.0';
const schemaType = 'application/schema+json';
const queryablesRel = 'http://www.opengis.net/def/rel/ogc/1.0/queryables';

export const conformance = {
  conformsTo: [
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
  ],
} as const;

const words = (language: Language, zh: string, en: string): string => (language === 'en' ? en : zh);

/** The landing page. `base` is the absolute address of /ogc. */
export const landingPage = (base: string, origin: string, language: Language) => ({
  title: words(language, '网格一张图 · 要素接口', 'Wangge Atlas features'),
  description: words(
    language,
    '按 OGC API – Features 1.0 提供网格、小区、服务站等要素(GeoJSON)。',
    'Grids, compounds, service stations and more as GeoJSON, by OGC API – Features 1.0.',
  ),
  links: [
    { rel: 'self', type: json, href: base },
    { rel: 'service-desc', type: openApiType, href: `${base}/api` },
    { rel: 'service-doc', type: 'text/html', href: `${origin}/api/docs` },
    { rel: 'conformance', type: json, href: `${base}/conformance` },
    { rel: 'data', type: json, href: `${base}/collections` },
  ] satisfies Link[],
});

/** What /collections and /collections/{name} say of one collection; `extent` where it has features. */
export const collectionPage = (
  base: string,
  collection: Collection,
  extent: Bbox | null,
  language: Language,
) => {
  const address = `${base}/collections/${collection.name}`;
  return {
    id: collection.name,
    title: words(language, collection.title.zh, collection.title.en),
    description: words(language, collection.description.zh, collection.description.en),
    itemType: 'feature',
    crs: [crs84],
    ...(extent === null ? {} : { extent: { spatial: { bbox: [extent], crs: crs84 } } }),
    links: [
      { rel: 'self', type: json, href: address },
      { rel: 'items', type: geoJson, href: `${address}/items` },
      { rel: queryablesRel, type: schemaType, href: `${address}/queryables` },
    ] satisfies Link[],
  };
};

export const collectionsPage = (base: string, collections: readonly object[]) => ({
  links: [{ rel: 'self', type: json, href: `${base}/collections` }] satisfies Link[],
  collections,
});

/** Properties that can be asked for by equality, as a JSON schema. */
export const queryablesPage = (base: string, collection: Collection, language: Language) => ({
  $schema: 'https://json-schema.org/draft/2019-09/schema',
  $id: `${base}/collections/${collection.name}/queryables`,
  type: 'object',
  title: words(language, collection.title.zh, collection.title.en),
  properties: Object.fromEntries(
    [...collection.properties]
      .filter(([, { use }]) => use === 'filter')
      .map(([name, property]) => [name, schemaOf(property)]),
  ),
  additionalProperties: false,
});

/** JSON schema of a property. */
export const schemaOf = ({ type }: Property) => {
  switch (type) {
    case 'decimal':
      return { type: 'number' };
    case 'date':
    case 'date-time':
      return { type: 'string', format: type };
    default:
      return { type };
  }
};
