import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { z } from 'zod';
import { AppError, type Wording } from '../contract/app-error.ts';
import {
  type BundleRecord,
  type BundleSeal,
  bundleFormat,
  bundleHeaderSchema,
  bundleRecordSchema,
  bundleSealSchema,
  bundleVersion,
  type PublicBundle,
  signedText,
} from '../contract/public-bundle.ts';

const unpack = promisify(gunzip);
/** A city's outlines and stations take some 20 MB. */
const longestBytes = 256 * 1024 * 1024;

const refuse = (zh: string, en: string): AppError =>
  new AppError('public-bundle-refused', { reason: { zh, en } satisfies Wording });

/** SHA-256 of a public key (SPKI, DER), hexadecimal. */
export const keyIdOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');

/** The public key of a PEM text. Throws `setting-wrong` for anything else, above all for a private key. */
export const readBundlePublicKey = (pem: string): KeyObject => {
  const wrong = (zh: string, en: string) =>
    new AppError('setting-wrong', { name: 'PUBLIC_BUNDLE_PUBLIC_KEY', reason: { zh, en } });
  if (pem.includes('PRIVATE KEY'))
    throw wrong(
      '这是私钥,只能留在内网一侧;这里需要 .pub.pem 公钥文件',
      'this is the private key, which stays with the staff; the .pub.pem file is needed here',
    );
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Not a key; said below.
  }
  throw wrong('应为 Ed25519 公钥(PEM)', 'an Ed25519 public key (PEM) is needed');
};

/**
 * Reads a bundle and proves that it was signed with the private half of this key and not changed since.
 * Throws `public-bundle-refused` with the reason.
 */
export const readPublicBundle = async (bytes: Buffer, publicKey: KeyObject): Promise<PublicBundle> => {
  const content = await unpack(bytes, { maxOutputLength: longestBytes }).catch(() => {
    throw refuse('文件已损坏,或不是公众数据包', 'it is damaged or not a bundle');
  });
  const sealAt = content.lastIndexOf('\n', content.length - 2) + 1;
  const body = content.subarray(0, sealAt);
  const seal = proveSeal(body, content.subarray(sealAt).toString('utf8'), publicKey);
  const [first = '', ...rest] = body.toString('utf8').trimEnd().split('\n');
  const {
    kind: _kind,
    format: _format,
    version: _version,
    madeAt,
    ...header
  } = understood(bundleHeaderSchema, first, 1);
  const records = rest.map((line, index) => understood(bundleRecordSchema, line, index + 2));
  const of = <Kind extends BundleRecord['kind']>(kind: Kind) =>
    records.filter((record): record is Extract<BundleRecord, { kind: Kind }> => record.kind === kind);
  const communities = of('community');
  if (header.edition === null && communities.length > 0)
    throw refuse('没有审图号却含有社区范围', 'it has outlines but no review number');
  return {
    header,
    communities,
    stations: of('station'),
    places: of('place'),
    walk: { networks: of('walk-network'), nodes: of('walk-node'), edges: of('walk-edge') },
    releases: of('ticket-release'),
    counts: of('ticket-count'),
    madeAt,
    sha256: seal.sha256,
    keyId: seal.keyId,
  };
};

/** The seal, when it covers the body and was made with the other half of the key. */
const proveSeal = (body: Buffer, line: string, publicKey: KeyObject): BundleSeal => {
  refuseOtherVersions(body);
  const seal = bundleSealSchema.safeParse(parsed(line));
  if (!seal.success) throw refuse('没有签名', 'it is not signed');
  const { sha256, keyId, signature } = seal.data;
  if (keyId !== keyIdOf(publicKey))
    throw refuse(
      `签名所用的密钥(${keyId.slice(0, 12)})不是这里的公钥`,
      `it was signed with another key (${keyId.slice(0, 12)})`,
    );
  const holds =
    sha256 === createHash('sha256').update(body).digest('hex') &&
    verify(null, Buffer.from(signedText(sha256)), publicKey, Buffer.from(signature, 'base64'));
  if (!holds) throw refuse('签名后内容被改动', 'it was changed after it had been signed');
  return seal.data;
};

/** Another version may be signed otherwise, so it is named before the seal is looked at. */
const refuseOtherVersions = (body: Buffer): void => {
  const end = body.indexOf('\n');
  const header = parsed(body.subarray(0, Math.max(0, end)).toString('utf8'));
  const { format, version } = (typeof header === 'object' && header !== null ? header : {}) as Record<
    string,
    unknown
  >;
  if (format !== bundleFormat) throw refuse('不是公众数据包', 'it is not a bundle');
  if (version !== bundleVersion)
    throw refuse(
      `格式版本是 ${Number(version)},本程序读取 ${bundleVersion};请用同一版本的程序重新导出`,
      `its format is version ${Number(version)}, this program reads ${bundleVersion}; export it again with the same program`,
    );
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};

const understood = <Schema extends z.ZodType>(
  schema: Schema,
  line: string,
  number: number,
): z.infer<Schema> => {
  const result = schema.safeParse(parsed(line));
  if (result.success) return result.data;
  throw refuse(`第 ${number} 行无法理解`, `line ${number} is not understood`);
};
