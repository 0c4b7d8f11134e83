import fc from 'fast-check';
import { oddJson, oddText } from './odd-values.ts';

/** As much of a JSON schema as the description of our interface uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** Things that exist, so that some requests get past the first look-up. */
export interface KnownThings {
  readonly ids: readonly string[];
  readonly texts: readonly string[];
}

const dayOf = (day: number): string =>
  new Date(Date.UTC(2024, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);

const textOf = (schema: JsonSchema, known: KnownThings): fc.Arbitrary<string> => {
  if (schema.format === 'uuid' || schema.format === 'guid') return fc.constantFrom(...known.ids);
  if (schema.format === 'date') return fc.integer({ min: 0, max: 1_200 }).map(dayOf);
  if (schema.pattern !== undefined)
    return fc.oneof(
      fc.constantFrom(...known.texts),
      fc.integer({ min: 0, max: 3_000 }).map(String),
      fc.stringMatching(new RegExp(schema.pattern.replace(/^\^?/, '^').replace(/\$?$/, '$'))),
    );
  return fc.oneof(
    fc.constantFrom(...known.texts),
    fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 30, 60) }),
  );
};

const objectOf = (schema: JsonSchema, known: KnownThings, resolve: Resolve): fc.Arbitrary<unknown> => {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, goodValue(field, known, resolve)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
};

export type Resolve = (ref: string) => JsonSchema;

/** Values that a schema allows. */
export const goodValue = (
  schema: JsonSchema,
  known: KnownThings,
  resolve: Resolve,
): fc.Arbitrary<unknown> => {
  if (schema.$ref !== undefined) return goodValue(resolve(schema.$ref), known, resolve);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined && schema.enum.length > 0) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => goodValue(choice, known, resolve)));
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'number':
      return fc.double({ min: schema.minimum ?? -5, max: schema.maximum ?? 5_000, noNaN: true });
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 5_000, 2 ** 31) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(goodValue(schema.items ?? {}, known, resolve), {
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      });
    case 'object':
      return objectOf(schema, known, resolve);
    case 'string':
      return textOf(schema, known);
    default:
      return oddJson;
  }
};

/** Mostly what a schema allows, sometimes anything. */
export const value = (schema: JsonSchema, known: KnownThings, resolve: Resolve): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 3, arbitrary: goodValue(schema, known, resolve) }, { weight: 2, arbitrary: oddJson });

export const pathText = (schema: JsonSchema, known: KnownThings, resolve: Resolve): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: goodValue(schema, known, resolve).map(String) },
    { weight: 2, arbitrary: oddText },
  );
