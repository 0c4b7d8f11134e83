import { z } from 'zod';
import { InputError } from './contract/input-error.ts';

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
}

const isDatabaseUrl = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.hostname !== '';
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
  LOG_LEVEL: { schema: z.enum(logLevels).default('warn'), expected: logLevels.join(' | ') },
} as const;

/** Reads the settings from environment variables; an empty one counts as absent. Throws `setting-wrong`. */
export const readSettings = (env: Readonly<Record<string, string | undefined>>): Settings => {
  const read = <Name extends keyof typeof environment>(
    name: Name,
  ): z.output<(typeof environment)[Name]['schema']> => {
    const value = env[name]?.trim() || undefined;
    const { schema, expected } = environment[name];
    const result = schema.safeParse(value);
    if (result.success) return result.data as z.output<(typeof environment)[Name]['schema']>;
    // A database address may hold a password, so it is not repeated.
    const shown = name === 'DATABASE_URL' ? '…' : (value ?? '');
    throw new InputError(
      'setting-wrong',
      name,
      [{ code: 'setting-needs', params: { expected, value: shown } }],
      {
        name,
      },
    );
  };
  const databaseUrl = read('DATABASE_URL');
  return {
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    dataDir: read('DATA_DIR'),
    port: read('PORT'),
    host: read('HOST'),
    demo: read('DEMO'),
    logLevel: read('LOG_LEVEL'),
  };
};
