import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../contract/app-error.ts';
import type { Sealer } from '../contract/sealer.ts';

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const keyIdBytes = 4;

/** One master key as the keys of all purposes (HKDF-SHA-256, RFC 5869). */
const derive = (master: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `wangge-atlas ${purpose}`, 32));

/**
 * AES-256-GCM under keys derived from the first master key; texts sealed with one of the others still open, so
 * that a key can be replaced. Layout: version, 4 bytes that name the key, nonce, tag, text.
 * Throws `setting-wrong` unless every master key has 32 bytes.
 */
export const createSealer = (masters: readonly Uint8Array[]): Sealer => {
  const [first] = masters;
  if (first === undefined || masters.some((master) => master.length !== 32))
    throw new AppError('setting-wrong', {
      name: 'SECRET_KEY',
      reason: { zh: '应为 32 字节', en: 'it must have 32 bytes' },
    });
  const ids = new Map(masters.map((master) => [master, derive(master, 'key id').subarray(0, keyIdBytes)]));
  const firstId = ids.get(first) ?? Buffer.alloc(0);
  const keys = new Map(masters.map((master) => [master, new Map<string, Buffer>()]));
  const keyOf = (master: Uint8Array, purpose: string): Buffer => {
    const known = keys.get(master)?.get(purpose) ?? derive(master, purpose);
    keys.get(master)?.set(purpose, known);
    return known;
  };
  const fingerprintBy = (master: Uint8Array, purpose: string, text: string): Buffer =>
    createHmac('sha256', keyOf(master, purpose)).update(text).digest();
  return {
    seal(purpose, context, text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', keyOf(first, purpose), nonce);
      cipher.setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(version), firstId, nonce, cipher.getAuthTag(), body]);
    },
    open(purpose, context, sealed) {
      const bytes = Buffer.from(sealed);
      const start = 1 + keyIdBytes + nonceBytes + tagBytes;
      const id = bytes.subarray(1, 1 + keyIdBytes);
      const master = masters.find((candidate) => ids.get(candidate)?.equals(id));
      if (bytes[0] !== version || bytes.length < start || master === undefined)
        throw new AppError('sealed-unreadable');
      try {
        const nonce = bytes.subarray(1 + keyIdBytes, 1 + keyIdBytes + nonceBytes);
        const decipher = createDecipheriv('aes-256-gcm', keyOf(master, purpose), nonce);
        decipher.setAAD(Buffer.from(context));
        decipher.setAuthTag(bytes.subarray(start - tagBytes, start));
        return Buffer.concat([decipher.update(bytes.subarray(start)), decipher.final()]).toString('utf8');
      } catch {
        throw new AppError('sealed-unreadable');
      }
    },
    fingerprint: (purpose, text) => fingerprintBy(first, purpose, text),
    fingerprints: (purpose, text) => masters.map((master) => fingerprintBy(master, purpose, text)),
  };
};
