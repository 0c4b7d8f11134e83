import type { Language } from '../contract/app-error.ts';
import type { Collection } from './ogc-collections.ts';
import { schemaOf } from './ogc-pages.ts';
import { defaultLimit, largestLimit } from './ogc-parameters.ts';

const errorAnswer = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
});

const jsonAnswer = (description: string, type = 'application/json', schema: object = { type: 'object' }) => ({
  description,
  content: { [type]: { schema } },
});

const fixedParameters = [
  { name: 'f', in: 'query', required: false, schema: { type: 'string', enum: ['json'] } },
  { name: 'lang', in: 'query', required: false, schema: { type: 'string', enum: ['zh-CN', 'en'] } },
];

const operation = (id: string, summary: string, ok: object, parameters: readonly object[] = []) => ({
  get: {
    operationId: id,
    summary,
    tags: ['ogc'],
    parameters: [...parameters, ...fixedParameters],
    responses: { 200: ok, 400: errorAnswer('A parameter is wrong; the message says which and why') },
  },
});

const itemsParameters = (collection: Collection) => [
  {
    name: 'bbox',
    in: 'query',
    required: false,
    description: 'West, south, east, north in degrees (CRS84); or six numbers, whose heights are ignored',
    style: 'form',
    explode: false,
    schema: { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 6 },
  },
  {
    name: 'limit',
    in: 'query',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: largestLimit, default: defaultLimit },
  },
  {
    name: 'datetime',
    in: 'query',
    required: false,
    description: collection.byNet
      ? 'A day or moment, or an interval: gives the net in force at its end'
      : collection.source.timeColumn === undefined
        ? 'Checked; these features have no time, so all of them match'
        : 'A day or moment, or an interval, of receipt',
    schema: { type: 'string' },
  },
  {
    name: 'next',
    in: 'query',
    required: false,
    description: 'From the next link of a page',
    schema: { type: 'string' },
  },
  ...[...collection.properties]
    .filter(([, { use }]) => use === 'filter')
    .map(([name, property]) => ({ name, in: 'query', required: false, schema: schemaOf(property) })),
];

const collectionPaths = (collection: Collection, language: Language) => {
  const path = `/collections/${collection.name}`;
  const title = language === 'en' ? collection.title.en : collection.title.zh;
  const id = collection.name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const feature = {
    type: 'object',
    required: ['type', 'id', 'geometry', 'properties'],
    properties: {
      type: { type: 'string', enum: ['Feature'] },
      id: { type: 'string' },
      geometry: { type: 'object', nullable: true },
      properties: {
        type: 'object',
        properties: Object.fromEntries(
          [...collection.properties].map(([name, property]) => [
            name,
            { ...schemaOf(property), nullable: true },
          ]),
        ),
      },
    },
  };
  const features = { type: 'object', properties: { features: { type: 'array', items: feature } } };
  const featureId = { name: 'featureId', in: 'path', required: true, schema: { type: 'string' } };
  const geoJson = 'application/geo+json';
  return {
    [path]: operation(`${id}Collection`, title, jsonAnswer(title)),
    [`${path}/queryables`]: operation(`${id}Queryables`, title, jsonAnswer(title, 'application/schema+json')),
    [`${path}/items`]: operation(
      `${id}Items`,
      title,
      jsonAnswer(title, geoJson, features),
      itemsParameters(collection),
    ),
    [`${path}/items/{featureId}`]: operation(`${id}Item`, title, jsonAnswer(title, geoJson, feature), [
      featureId,
    ]),
  };
};

/** The OpenAPI 3.0 description of the features door, as this kind of caller sees it. */
export const describeFeaturesApi = (
  base: string,
  collections: readonly Collection[],
  language: Language,
) => ({
  openapi: '3.0.3',
  info: {
    title: language === 'en' ? 'Wangge Atlas features' : '网格一张图 · 要素接口',
    version: '1.0.0',
    description: 'OGC API – Features 1.0, Part 1',
  },
  servers: [{ url: base }],
  paths: {
    '/': operation('landingPage', 'Landing page', jsonAnswer('Links')),
    '/conformance': operation('conformance', 'Conformance classes', jsonAnswer('Classes')),
    '/collections': operation('collections', 'Collections', jsonAnswer('Collections')),
    ...Object.assign({}, ...collections.map((collection) => collectionPaths(collection, language))),
  },
  components: {
    schemas: {
      Error: {
        type: 'object',
        required: ['code', 'message', 'details', 'requestId'],
        properties: {
          code: { type: 'string' },
          message: { type: 'string' },
          details: { type: 'array', items: { type: 'object' } },
          requestId: { type: 'string' },
        },
      },
    },
  },
});
