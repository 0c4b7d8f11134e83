import { beforeAll, describe, expect, it } from 'vitest';
import { exportPublic } from '../../../server/actions/export-public.ts';
import type { AppError } from '../../../server/contract/app-error.ts';
import { readBundlePublicKey, readPublicBundle } from '../../../server/ingest/public-bundle-file.ts';
import { fileOf, linesOf, newBundleKeys, sealed } from '../../support/public-bundle.ts';
import { openTestApp } from '../../support/test-app.ts';

const keys = newBundleKeys();
let bundle: Buffer;
beforeAll(async () => {
  const staff = await openTestApp();
  const { sql } = staff.database;
  await sql`insert into public_edition (net_revision_id, review_number) values (2, '京S(2026)007号')`;
  const now = new Date('2026-07-01T08:00:00Z');
  ({ bytes: bundle } = await exportPublic(sql, { key: keys.privateKey, now, actor: 'cli' }));
  await staff.close();
});

const refusal = async (bytes: Buffer, key = keys.publicKey): Promise<{ zh: string; en: string }> => {
  const error = await readPublicBundle(bytes, key).then(
    () => Promise.reject(new Error('the bundle was accepted')),
    (thrown: AppError) => thrown,
  );
  expect(error.code).toBe('public-bundle-refused');
  return { zh: error.messageIn('zh-CN'), en: error.messageIn('en') };
};

describe('a bundle is refused, with the reason in both languages,', () => {
  it('when any byte of its content was changed', async () => {
    const lines = linesOf(bundle);
    const changed = lines.map((line) => line.replace('试验路1号', '试验路9号'));
    expect(await refusal(fileOf(changed))).toEqual({
      zh: '公众数据包未被接受:签名后内容被改动。',
      en: 'The public bundle was refused: it was changed after it had been signed.',
    });
    // Lines left out, doubled or in another order, and a seal that fits the change without the key.
    const [header = '', first = '', ...rest] = lines;
    for (const other of [
      [header, ...rest],
      [header, first, first, ...rest],
      [first, header, ...rest],
    ])
      await refusal(fileOf(other));
    const stranger = newBundleKeys();
    const forged = JSON.parse(linesOf(sealed(changed.slice(0, -1), stranger)).at(-1) ?? '') as object;
    const { keyId } = JSON.parse(lines.at(-1) ?? '') as { keyId: string };
    expect(
      (await refusal(fileOf([...changed.slice(0, -1), JSON.stringify({ ...forged, keyId })]))).en,
    ).toContain('changed after');
  });

  it('when it is not signed, or with another key', async () => {
    const lines = linesOf(bundle);
    expect((await refusal(fileOf(lines.slice(0, -1)))).en).toContain('not signed');
    const stranger = newBundleKeys();
    expect((await refusal(bundle, stranger.publicKey)).en).toContain('another key');
    expect((await refusal(sealed(lines.slice(0, -1), stranger))).zh).toContain('不是这里的公钥');
  });

  it('when its format is of another version, or it is no bundle at all', async () => {
    const [header = '', ...rest] = linesOf(bundle).slice(0, -1);
    for (const version of [0, 2]) {
      const other = [header.replace('"version":1', `"version":${version}`), ...rest];
      expect((await refusal(sealed(other, keys))).en).toContain(`its format is version ${version}`);
    }
    expect((await refusal(Buffer.from('{}'))).en).toContain('damaged or not a bundle');
    expect((await refusal(bundle.subarray(0, bundle.length - 20))).zh).toContain('已损坏');
    expect((await refusal(fileOf(['{"kind":"header"}', '{}']))).en).toContain('not a bundle');
    expect((await refusal(fileOf([]))).en).toMatch(/not a bundle|damaged/);
  });

  it('when a line says more than the contract knows, although it was signed', async () => {
    const lines = linesOf(bundle).slice(0, -1);
    const at = lines.findIndex((line) => line.includes('"kind":"station"'));
    const more = lines.with(
      at,
      (lines[at] ?? '').replace('"kind":"station"', '"kind":"station","households":9'),
    );
    expect((await refusal(sealed(more, keys))).en).toContain(`line ${at + 1} is not understood`);
    const ticket = [...lines, '{"kind":"ticket","number":"T1"}'];
    expect((await refusal(sealed(ticket, keys))).zh).toContain(`第 ${lines.length + 1} 行无法理解`);
  });

  it('when the key is no public key of this kind', () => {
    expect(() => readBundlePublicKey('-----BEGIN PRIVATE KEY-----')).toThrow(/private key/);
    expect(() => readBundlePublicKey('no key')).toThrow(/Ed25519/);
  });
});
