import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from './contract/input-error.ts';
import type { SingleSignOnSettings } from './contract/single-sign-on.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What the environment decides. */
export interface Settings {
  /** PostgreSQL with PostGIS; absent for the embedded database in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  /** Whether an empty database gets the synthetic district. */
  readonly demo: boolean;
  readonly logLevel: (typeof logLevels)[number];
  /** Keys that seal personal data; the first seals, all open. Empty: none is given. */
  readonly secretKeys: readonly Uint8Array[];
  /** Address under which people reach the server. */
  readonly publicUrl?: string;
  /** Whether our own proxy stands in front and says who asks. */
  readonly behindProxy: boolean;
  /** File outside the database that remembers how long the audit chain was. */
  readonly auditAnchorFile: string;
  /** Serve this signed bundle to the public and nothing else. */
  readonly publicInstance?: {
    readonly bundle: string;
    /** File with the public half of the key that signs bundles. */
    readonly publicKey: string;
  };
  /** The government's own sign-on (OpenID Connect). */
  readonly singleSignOn?: SingleSignOnSettings;
  /** File with the private key that signs bundles. */
  readonly publicBundleKeyFile?: string;
}

const isDatabaseUrl = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.hostname !== '';
};

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** An issuer proves who people are: it is asked by https, on the same machine also by http. */
const isIssuer = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && loopbackHosts.has(url.hostname));
};

const keyBytes = 32;
const readKeys = (text: string): Buffer[] =>
  text.split(',').map((part) => Buffer.from(part.trim(), 'base64'));

/** Something that was made by chance: `AAAA…` has the right length too. */
const looksRandom = (key: Uint8Array): boolean => new Set(key).size > keyBytes / 4;

/** An address people type: no path, no name or password in it. */
const isSiteAddress = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    url !== null &&
    ['https:', 'http:'].includes(url.protocol) &&
    url.href === `${url.origin}/` &&
    url.host !== ''
  );
};

const environment = {
  DATABASE_URL: {
    schema: z.string().refine(isDatabaseUrl).optional(),
    expected: 'postgres://user:password@host/database',
  },
  DATA_DIR: { schema: z.string().default('.wangge'), expected: 'a folder' },
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535)
      .default(8787),
    expected: '0-65535',
  },
  HOST: { schema: z.string().regex(/^\S+$/).default('127.0.0.1'), expected: 'an address such as 127.0.0.1' },
  DEMO: {
    schema: z
      .enum(['0', '1'])
      .transform((text) => text === '1')
      .default(true),
    expected: '0 | 1',
  },
  SECRET_KEY: {
    schema: z
      .string()
      .transform(readKeys)
      .refine((keys) => keys.every((key) => key.length === keyBytes && looksRandom(key)))
      .default([]),
    expected: 'openssl rand -base64 32',
  },
  PUBLIC_URL: {
    schema: z.string().refine(isSiteAddress).optional(),
    expected: 'https://atlas.example.gov.cn',
  },
  BEHIND_PROXY: {
    schema: z
      .enum(['0', '1'])
      .transform((text) => text === '1')
      .default(false),
    expected: '0 | 1',
  },
  AUDIT_ANCHOR_FILE: { schema: z.string().optional(), expected: 'a file' },
  PUBLIC_ONLY: {
    schema: z
      .enum(['0', '1'])
      .transform((text) => text === '1')
      .default(false),
    expected: '0 | 1',
  },
  PUBLIC_BUNDLE: { schema: z.string().optional(), expected: 'a file' },
  PUBLIC_BUNDLE_PUBLIC_KEY: { schema: z.string().optional(), expected: 'a PEM file' },
  PUBLIC_BUNDLE_KEY: { schema: z.string().optional(), expected: 'a PEM file' },
  OIDC_ISSUER: { schema: z.string().refine(isIssuer).optional(), expected: 'https://sso.example.gov.cn' },
  OIDC_CLIENT_ID: { schema: z.string().optional(), expected: 'the name under which the provider knows us' },
  OIDC_CLIENT_SECRET: { schema: z.string().optional(), expected: 'the secret that the provider gave us' },
  OIDC_LOGIN_CLAIM: {
    schema: z
      .string()
      .regex(/^[\w.:/-]{1,100}$/)
      .default('preferred_username'),
    expected: 'the name of a claim such as preferred_username',
  },
  LOG_LEVEL: { schema: z.enum(logLevels).default('warn'), expected: logLevels.join(' | ') },
} as const;

/** Every variable that is read, for whoever documents them. */
export const environmentNames = Object.keys(environment);

const secretNames: ReadonlySet<string> = new Set(['DATABASE_URL', 'SECRET_KEY', 'OIDC_CLIENT_SECRET']);

const settingWrong = (name: string, expected: string, value: string): InputError =>
  new InputError('setting-wrong', name, [{ code: 'setting-needs', params: { expected, value } }], { name });

/** Secrets of the staff, which have no business on a machine on the internet. */
const staffSecrets = ['SECRET_KEY', 'OIDC_CLIENT_SECRET', 'PUBLIC_BUNDLE_KEY'] as const;

/** An instance for the public needs both files. */
const publicInstanceOf = (
  publicOnly: boolean,
  bundle: string | undefined,
  publicKey: string | undefined,
): Pick<Settings, 'publicInstance'> => {
  if (!publicOnly) return {};
  if (bundle === undefined) throw settingWrong('PUBLIC_BUNDLE', environment.PUBLIC_BUNDLE.expected, '');
  if (publicKey === undefined)
    throw settingWrong('PUBLIC_BUNDLE_PUBLIC_KEY', environment.PUBLIC_BUNDLE_PUBLIC_KEY.expected, '');
  return { publicInstance: { bundle, publicKey } };
};

/** Single sign-on needs issuer, name and secret, or none of them. */
const singleSignOnOf = (
  issuer: string | undefined,
  clientId: string | undefined,
  clientSecret: string | undefined,
  loginClaim: string,
): Pick<Settings, 'singleSignOn'> => {
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return {};
  if (issuer === undefined) throw settingWrong('OIDC_ISSUER', environment.OIDC_ISSUER.expected, '');
  if (clientId === undefined) throw settingWrong('OIDC_CLIENT_ID', environment.OIDC_CLIENT_ID.expected, '');
  if (clientSecret === undefined)
    throw settingWrong('OIDC_CLIENT_SECRET', environment.OIDC_CLIENT_SECRET.expected, '');
  return { singleSignOn: { issuer, clientId, clientSecret, loginClaim } };
};

/** Reads the settings from environment variables; an empty one counts as absent. Throws `setting-wrong`. */
export const readSettings = (env: Readonly<Record<string, string | undefined>>): Settings => {
  const read = <Name extends keyof typeof environment>(
    name: Name,
  ): z.output<(typeof environment)[Name]['schema']> => {
    const value = env[name]?.trim() || undefined;
    const { schema, expected } = environment[name];
    const result = schema.safeParse(value);
    if (result.success) return result.data as z.output<(typeof environment)[Name]['schema']>;
    // A secret is not repeated, and a database address may hold a password.
    throw settingWrong(name, expected, secretNames.has(name) ? '…' : (value ?? ''));
  };
  if (read('PUBLIC_ONLY'))
    for (const name of staffSecrets)
      if (env[name]?.trim()) throw settingWrong(name, 'nothing (PUBLIC_ONLY=1)', '…');
  const databaseUrl = read('DATABASE_URL');
  const publicUrl = read('PUBLIC_URL');
  const dataDir = read('DATA_DIR');
  const publicBundleKeyFile = read('PUBLIC_BUNDLE_KEY');
  return {
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(publicBundleKeyFile === undefined ? {} : { publicBundleKeyFile }),
    ...publicInstanceOf(read('PUBLIC_ONLY'), read('PUBLIC_BUNDLE'), read('PUBLIC_BUNDLE_PUBLIC_KEY')),
    ...singleSignOnOf(
      read('OIDC_ISSUER'),
      read('OIDC_CLIENT_ID'),
      read('OIDC_CLIENT_SECRET'),
      read('OIDC_LOGIN_CLAIM'),
    ),
    dataDir,
    port: read('PORT'),
    host: read('HOST'),
    demo: read('DEMO'),
    logLevel: read('LOG_LEVEL'),
    secretKeys: read('SECRET_KEY'),
    behindProxy: read('BEHIND_PROXY'),
    auditAnchorFile: read('AUDIT_ANCHOR_FILE') ?? join(dataDir, 'audit-anchors.jsonl'),
  };
};
