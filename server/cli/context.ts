import { resolve } from 'node:path';
import type { Database } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { readSecretKey, type SecretKey } from '../secret-key.ts';
import { readSettings } from '../settings.ts';
import type { Terminal } from './terminal.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What every command gets. */
export interface CommandContext {
  readonly env: Environment;
  readonly terminal: Terminal;
  readonly now: Date;
  /** Arguments after the name of the command. */
  readonly args: readonly string[];
  /** All of standard input, as text. */
  readInput(): Promise<string>;
}

const longestStatementMs = 600_000;

/** Opens the database of the settings, up to date, for the time of some work; a running server's engine is joined. */
export const withDatabase = async <Result>(
  { env, terminal }: CommandContext,
  work: (database: Database) => Promise<Result>,
): Promise<Result> => {
  const settings = readSettings(env);
  const database = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir: settings.dataDir,
    join: true,
    statementTimeoutMs: longestStatementMs,
    stuckAfterMs: longestStatementMs,
    onProgress: (step) => terminal.progress(terminal.say(step)),
  });
  try {
    await migrate(database.sql);
    return await work(database);
  } finally {
    terminal.rest();
    await database.close();
  }
};

/** The key that seals personal data, as the server has it. */
export const secretKeyOf = ({ env }: Pick<CommandContext, 'env'>): SecretKey =>
  readSecretKey(readSettings(env));

/** A path as the user typed it, before npm changed into the folder of the package. */
export const userPath = (env: Environment, path: string): string =>
  resolve(env.INIT_CWD ?? process.cwd(), path);
