import { createHash } from 'node:crypto';

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** What the hash of a link covers; `previousHash` is hex, null for the first link, `at` exact to the millisecond. */
export interface AuditLink {
  readonly previousHash: string | null;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly requestId: string | null;
  readonly before: Json;
  readonly after: Json;
}

/** The hash of one link, as hex: sha-256 over its fields as a canonical JSON array. */
export const hashOfLink = (link: AuditLink): string =>
  createHash('sha256')
    .update(
      canonicalJson([
        link.previousHash,
        link.at.toISOString(),
        link.actor,
        link.action,
        link.subject,
        link.requestId,
        link.before,
        link.after,
      ]),
    )
    .digest('hex');

/** Keys sorted, so that a hash can be computed again from jsonb, which keeps no order. */
const canonicalJson = (value: Json): string => {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const item = value[key];
    if (item !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(item)}`);
  }
  return `{${members.join(',')}}`;
};

/** NUL and halves of surrogate pairs, which PostgreSQL does not store. */
const unstorable = /[\0\p{Surrogate}]/gu;

/** The text as the database can hold it: what it would refuse or change becomes U+FFFD. */
export const storableText = (text: string): string => text.replace(unstorable, '\ufffd');

/** The value as the database can hold it; members without a value are left out. */
export const storableJson = (value: Json): Json => {
  if (typeof value === 'string') return storableText(value);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(storableJson);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      item === undefined ? [] : [[storableText(key), storableJson(item)]],
    ),
  );
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
