import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../server/cli/run.ts';
import { readBundlePublicKey, readPublicBundle } from '../../../server/ingest/public-bundle-file.ts';
import { nativeUrlOf, openTestDatabase, testEngine } from '../../support/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'wangge-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (args: string[], env: Record<string, string> = {}) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(
    [...args, '--lang', 'en'],
    { INIT_CWD: folder, DATA_DIR: join(folder, 'data'), ...env },
    { out: { write: (text: string) => out.push(text) }, err: { write: (text: string) => err.push(text) } },
  );
  return { code, out: out.join(''), err: err.join('') };
};

describe('export public', () => {
  it('makes a pair of keys, the private one for its owner only, and overwrites none', async () => {
    const made = await run(['export', 'public', '--make-key', 'trial']);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(statSync(join(folder, 'trial.key.pem')).mode & 0o777).toBe(0o600);
    expect(made.out).not.toContain('BEGIN');
    const before = readFileSync(join(folder, 'trial.key.pem'), 'utf8');
    const again = await run(['export', 'public', '--make-key', 'trial']);
    expect(again).toMatchObject({ code: 1 });
    expect(again.err).toContain('EEXIST');
    expect(readFileSync(join(folder, 'trial.key.pem'), 'utf8')).toBe(before);
  });

  it('says which setting is wrong before it opens a database', async () => {
    const none = await run(['export', 'public', '--out', 'a.bundle']);
    expect(none).toMatchObject({ code: 1, out: '' });
    expect(none.err).toContain('PUBLIC_BUNDLE_KEY');
    const missing = await run(['export', 'public', '--out', 'a.bundle'], { PUBLIC_BUNDLE_KEY: 'none.pem' });
    expect(missing.err).toContain('was not found');
    writeFileSync(join(folder, 'other.pem'), readFileSync(join(folder, 'trial.pub.pem')));
    const wrong = await run(['export', 'public', '--out', 'a.bundle'], { PUBLIC_BUNDLE_KEY: 'other.pem' });
    expect(wrong.err).toContain('an Ed25519 private key (PEM) is needed');
    expect(existsSync(join(folder, 'data'))).toBe(false);
    for (const args of [[], ['--out', 'a', '--make-key', 'b'], ['--nothing'], ['a']])
      expect((await run(['export', 'public', ...args])).code).toBe(2);
  });

  it('writes a bundle that the public key proves, also of an empty database', async () => {
    const dataDir = join(folder, 'running');
    const database = await openTestDatabase({ dataDir });
    const { code, out } = await run(['export', 'public', '--out', 'empty.bundle'], {
      PUBLIC_BUNDLE_KEY: 'trial.key.pem',
      ...(testEngine === 'embedded' ? { DATA_DIR: dataDir } : { DATABASE_URL: nativeUrlOf(database.sql) }),
    });
    await database.close();
    expect(code).toBe(0);
    expect(out).toContain('0 stations, 0 community outlines');
    expect(out).toContain('there is no review number yet');
    const key = readBundlePublicKey(readFileSync(join(folder, 'trial.pub.pem'), 'utf8'));
    const bundle = await readPublicBundle(readFileSync(join(folder, 'empty.bundle')), key);
    expect(bundle).toMatchObject({ stations: [], header: { district: null, edition: null } });
    expect(out).toContain(bundle.sha256);
    expect(existsSync(join(folder, 'empty.bundle.part'))).toBe(false);
  });
});
