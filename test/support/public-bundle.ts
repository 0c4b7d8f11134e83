import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { makeBundleKeys } from '../../server/actions/export-public.ts';
import { signedText } from '../../server/contract/public-bundle.ts';
import { keyIdOf } from '../../server/ingest/public-bundle-file.ts';
import { idOf } from './small-district.ts';
import type { TestApp } from './test-app.ts';

export interface BundleKeys {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly publicPem: string;
}

export const newBundleKeys = (): BundleKeys => {
  const pems = makeBundleKeys();
  return {
    privateKey: createPrivateKey(pems.privateKey),
    publicKey: createPublicKey(pems.publicKey),
    publicPem: pems.publicKey,
  };
};

/** The lines of a bundle, the seal last. */
export const linesOf = (bundle: Buffer): string[] =>
  gunzipSync(bundle).toString('utf8').trimEnd().split('\n');

/** A file of these lines, whatever they say. */
export const fileOf = (lines: readonly string[]): Buffer =>
  gzipSync(lines.map((line) => `${line}\n`).join(''));

/** The lines under a new seal of this key. */
export const sealed = (lines: readonly string[], { privateKey, publicKey }: BundleKeys): Buffer => {
  const sha256 = createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
  const signature = sign(null, Buffer.from(signedText(sha256)), privateKey).toString('base64');
  return fileOf([...lines, JSON.stringify({ kind: 'seal', sha256, keyId: keyIdOf(publicKey), signature })]);
};

/** A release that one person proposed and another reviewed, and one that nobody has. */
export const insertReleases = async ({ database: { sql }, signIn }: TestApp): Promise<void> => {
  const [{ person: proposer }, { person: reviewer }] = [
    await signIn('data-steward'),
    await signIn('approver'),
  ];
  for (const title of ['五月热线数据', '未审查的数据']) {
    const [row] = await sql<{ id: number }[]>`
      insert into release (title, net_revision_id, from_month, until_month, left_out_categories, with_totals,
        data_until, proposed_by, certificate, month_hashes)
      values (${title}, 2, '2026-05-01', '2026-05-01', '{}', true, '2026-06-30', ${proposer.id}, '{}', '{}')
      returning id`;
    const id = row?.id ?? 0;
    await sql`
      insert into release_cell (release_id, area, unit_id, month, category_id, value)
      values (${id}, 'community', ${idOf('unit/990101002001')}, '2026-05-01', null, ${title === '未审查的数据' ? 12345 : 35}),
        (${id}, 'community', ${idOf('unit/990101001001')}, '2026-05-01', null, null),
        (${id}, 'district', null, '2026-05-01', null, 40)`;
    if (title === '五月热线数据')
      await sql`
        update release set state = 'reviewed', reviewed_by = ${reviewer.id}, reviewed_at = now(),
          reviewed_on = '2026-07-01', document_number = '青公开〔2026〕3号', opinion = '同意公开(内部意见)'
        where id = ${id}`;
  }
};
