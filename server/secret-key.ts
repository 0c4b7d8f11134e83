import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sealer } from './contract/sealer.ts';
import { createSealer } from './db/sealer.ts';
import type { Settings } from './settings.ts';

export interface SecretKey {
  readonly sealer: Sealer;
  /** Where the key stands: personal data are taken only under a key from the environment. */
  readonly source: 'environment' | 'file';
  /** The file, when there is one. */
  readonly file: string;
}

/**
 * The key of SECRET_KEY, or one that is made once in the data folder, readable by its owner only: enough for a
 * trial, where nobody is asked for a key before they have seen anything. Start says which it is.
 */
export const readSecretKey = (settings: Pick<Settings, 'secretKeys' | 'dataDir'>): SecretKey => {
  const file = join(settings.dataDir, 'secret.key');
  if (settings.secretKeys.length > 0)
    return { sealer: createSealer(settings.secretKeys), source: 'environment', file };
  if (!existsSync(file)) {
    mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  return { sealer: createSealer([key]), source: 'file', file };
};

/** A key for a process that keeps nothing sealed: an instance for the public. It is written nowhere. */
export const makePassingKey = (): SecretKey => ({
  sealer: createSealer([randomBytes(32)]),
  source: 'environment',
  file: '',
});
