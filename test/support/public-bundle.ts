import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { makeBundleKeys } from '../../server/actions/export-public.ts';
import { signedText } from '../../server/contract/public-bundle.ts';
import { keyIdOf } from '../../server/ingest/public-bundle-file.ts';

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
