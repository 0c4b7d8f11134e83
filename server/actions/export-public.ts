import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { AppError } from '../contract/app-error.ts';
import {
  type BundleHeader,
  type BundleSeal,
  bundleFormat,
  bundleHeaderSchema,
  bundleRecordSchema,
  bundleVersion,
  signedText,
} from '../contract/public-bundle.ts';
import type { Pool } from '../db/sql.ts';
import { keyIdOf } from '../ingest/public-bundle-file.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { readPublicContents } from '../queries/public-bundle.ts';
import { readingAs } from '../queries/reading.ts';

const pack = promisify(gzip);

/** A new key pair for bundles, as PEM texts: the private half stays with the staff. */
export const makeBundleKeys = (): { privateKey: string; publicKey: string } =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

/** The private key of a PEM text; throws `setting-wrong` for anything else. */
export const readBundleKey = (pem: string): KeyObject => {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Not a private key; said below.
  }
  throw new AppError('setting-wrong', {
    name: 'PUBLIC_BUNDLE_KEY',
    reason: { zh: '应为 Ed25519 私钥(PEM)', en: 'an Ed25519 private key (PEM) is needed' },
  });
};

export interface ExportPublicOptions {
  readonly key: KeyObject;
  readonly now: Date;
  /** Who exports, for the audit log. */
  readonly actor: string;
}

export interface ExportedBundle {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly keyId: string;
  readonly communityCount: number;
  readonly stationCount: number;
  readonly releaseCount: number;
  readonly reviewNumber: string | null;
  readonly receipt: { readonly auditId: number; readonly hash: string };
}

/** Everything the public may see, read with the rights of the public, as a signed bundle. */
export const exportPublic = async (
  pool: Pool,
  { key, now, actor }: ExportPublicOptions,
): Promise<ExportedBundle> => {
  const { header, ...lists } = await readingAs(pool, 'app_public')(readPublicContents);
  const first: BundleHeader = {
    kind: 'header',
    format: bundleFormat,
    version: bundleVersion,
    madeAt: now.toISOString(),
    ...header,
  };
  const { communities, stations, places, walk, releases, counts } = lists;
  const ways = [...walk.networks, ...walk.nodes, ...walk.edges];
  const records = [...communities, ...stations, ...places, ...ways, ...releases, ...counts];
  // What leaves the building is exactly what its description allows.
  const lines = [
    bundleHeaderSchema.parse(first),
    ...records.map((record) => bundleRecordSchema.parse(record)),
  ];
  const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const sha256 = createHash('sha256').update(body).digest('hex');
  const seal: BundleSeal = {
    kind: 'seal',
    sha256,
    keyId: keyIdOf(createPublicKey(key)),
    signature: sign(null, Buffer.from(signedText(sha256)), key).toString('base64'),
  };
  const bytes = await pack(`${body}${JSON.stringify(seal)}\n`, { level: 9 });
  const sizes = {
    communityCount: communities.length,
    stationCount: stations.length,
    releaseCount: releases.length,
  };
  const reviewNumber = header.edition?.reviewNumber ?? null;
  const entry = await pool.begin((tx) =>
    appendAudit(tx, {
      actor,
      action: 'export-public',
      subject: `public-bundle ${sha256}`,
      after: { ...sizes, reviewNumber, keyId: seal.keyId },
    }),
  );
  return {
    bytes,
    sha256,
    keyId: seal.keyId,
    ...sizes,
    reviewNumber,
    receipt: { auditId: entry.id, hash: entry.hash },
  };
};
