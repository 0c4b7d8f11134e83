import fc from 'fast-check';
import { oddText } from './odd-values.ts';
import { type JsonSchema, type KnownThings, pathText, type Resolve, value } from './schema-values.ts';

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema?: JsonSchema;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

/** An OpenAPI document, as far as requests are made from it. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: unknown;
}

export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  readonly contentType: string;
}

const lookUp = (document: ApiDocument, ref: string): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);

/** Encoded where it can be; a lone surrogate goes as a question mark, as fetch would send it. */
const encode = (text: string): string => encodeURIComponent(Buffer.from(text).toString());

const bodyOf = (operation: Operation, known: KnownThings, resolve: Resolve): fc.Arbitrary<string | null> => {
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (schema === undefined) return fc.constant(null);
  return fc.oneof(
    { weight: 6, arbitrary: value(schema, known, resolve).map((body) => JSON.stringify(body) ?? '') },
    { weight: 1, arbitrary: oddText },
  );
};

const requestOf = (
  document: ApiDocument,
  method: string,
  template: string,
  operation: Operation,
  known: KnownThings,
): fc.Arbitrary<FuzzRequest> => {
  const resolve: Resolve = (ref) => (lookUp(document, ref) ?? {}) as JsonSchema;
  const parameters = (operation.parameters ?? []).map((parameter) =>
    parameter.$ref === undefined ? parameter : (lookUp(document, parameter.$ref) as Parameter),
  );
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const paths = fc
    .tuple(...inPath.map(({ schema }) => pathText(schema ?? {}, known, resolve)))
    .map((texts) =>
      inPath.reduce((path, { name }, at) => path.replace(`{${name}}`, encode(texts[at] ?? '')), template),
    );
  const queries = fc
    .tuple(
      ...inQuery.map(({ name, schema }) =>
        fc.option(fc.tuple(fc.constant(name), pathText(schema ?? {}, known, resolve))),
      ),
    )
    .map((pairs) => pairs.filter((pair) => pair !== null));
  const extra = fc.option(fc.tuple(oddText, oddText), { freq: 12 });
  return fc
    .record({
      path: paths,
      query: fc.tuple(queries, extra),
      body: bodyOf(operation, known, resolve),
      contentType: fc.oneof(
        { weight: 9, arbitrary: fc.constant('application/json') },
        { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', 'x') },
      ),
    })
    .map(({ path, query: [pairs, odd], body, contentType }) => {
      const all = odd === null ? pairs : [...pairs, odd];
      const search = all.map(([name, text]) => `${encode(name)}=${encode(text)}`).join('&');
      return { method, path: search === '' ? path : `${path}?${search}`, body, contentType };
    });
};

/** Requests to every operation of a description, right and wrong. */
export const requests = (document: ApiDocument, known: KnownThings): fc.Arbitrary<FuzzRequest> =>
  fc.oneof(
    ...Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
        .map(([method, operation]) => requestOf(document, method.toUpperCase(), path, operation, known)),
    ),
  );
