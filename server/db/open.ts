import type { Database, DatabaseOptions } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { openNative } from './native.ts';

/**
 * Opens the database: PostgreSQL where a URL is given, else the embedded engine in the data folder.
 * Throws AppError `data-folder-unusable`, `database-folder-in-use`, `database-unreachable` or `database-too-old`.
 */
export const openDatabase = (options: DatabaseOptions): Promise<Database> =>
  options.databaseUrl ? openNative(options.databaseUrl, options) : openEmbedded(options);
