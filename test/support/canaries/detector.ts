import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type Canary, stems, tailPattern, tailsOf } from './canary.ts';

/** Where a canary was found in some bytes, and in which form. */
export interface Hit {
  readonly form: string;
  readonly around: string;
}

export type Detector = (bytes: Uint8Array | string) => Hit[];

/** Base64 without what depends on the neighbours of the text, at each of the three alignments. */
const base64Forms = (bytes: Buffer): string[] =>
  [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((before * 8) / 6);
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(first, whole);
  });

const escaped = (text: string, of: (code: number) => string): string =>
  [...text].map((character) => of(character.codePointAt(0) ?? 0)).join('');

/** Two bytes of each character in GB18030, found by decoding all pairs. */
const gbOf = (text: string): Buffer | null => {
  const decoder = new TextDecoder('gb18030');
  const bytes: number[] = [];
  for (const character of text) {
    if (character.charCodeAt(0) < 128) bytes.push(character.charCodeAt(0));
    else {
      const found = gbPairs(decoder).get(character);
      if (found === undefined) return null;
      bytes.push(...found);
    }
  }
  return Buffer.from(bytes);
};

let pairs: Map<string, readonly [number, number]> | undefined;
const gbPairs = (decoder: TextDecoder): Map<string, readonly [number, number]> => {
  if (pairs !== undefined) return pairs;
  pairs = new Map();
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      if (low !== 0x7f) pairs.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return pairs;
};

/** Every form of a text that somebody could read it from. */
export const formsOf = (text: string): { form: string; bytes: Buffer }[] => {
  const utf8 = Buffer.from(text);
  const utf16le = Buffer.from(text, 'utf16le');
  const utf16be = Buffer.from(utf16le).swap16();
  const gb = gbOf(text);
  const isPlain = /^[ -~]*$/.test(text);
  const words: [string, string][] = [
    ['hex', utf8.toString('hex')],
    ['HEX', utf8.toString('hex').toUpperCase()],
    ['hex of UTF-16', utf16le.toString('hex')],
    ...base64Forms(utf8).flatMap((form): [string, string][] => [
      ['base64', form],
      ['base64url', form.replaceAll('+', '-').replaceAll('/', '_')],
    ]),
    ...base64Forms(utf16le).map((form): [string, string] => ['base64 of UTF-16', form]),
  ];
  if (!isPlain)
    words.push(
      ['URL', encodeURIComponent(text)],
      ['url', encodeURIComponent(text).toLowerCase()],
      ['\\u', escaped(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`)],
      ['\\U', escaped(text, (code) => `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`)],
      ['&#', escaped(text, (code) => `&#${code};`)],
      ['&#x', escaped(text, (code) => `&#x${code.toString(16)};`)],
      ['octal', [...utf8].map((byte) => `\\${byte.toString(8)}`).join('')],
    );
  return [
    { form: 'plain', bytes: utf8 },
    { form: 'UTF-16 LE', bytes: utf16le },
    { form: 'UTF-16 BE', bytes: utf16be },
    ...(gb === null || isPlain ? [] : [{ form: 'GB18030', bytes: gb }]),
    ...words.map(([form, word]) => ({ form, bytes: Buffer.from(word) })),
  ];
};

/** What a gzip body holds; nothing for others. */
const inflated = (bytes: Buffer): Buffer[] =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? [gunzipSync(bytes)] : [];

/**
 * Finds canaries in bytes: what all of them begin with and what only one ends with, plain, in other encodings,
 * packed, and as a hash without a key, which a list of all phone numbers would undo.
 */
export const detectorOf = (canaries: readonly Canary[]): Detector => {
  const needles = Object.values(stems).flatMap(formsOf);
  const tails = tailsOf(canaries);
  const hashes = new Set(
    canaries.flatMap(({ phone }) =>
      ['md5', 'sha1', 'sha256'].map((algorithm) => createHash(algorithm).update(phone).digest('hex')),
    ),
  );
  const look = (bytes: Buffer): Hit[] => {
    const hits: Hit[] = [];
    for (const { form, bytes: needle } of needles) {
      const at = bytes.indexOf(needle);
      if (at >= 0)
        hits.push({ form, around: bytes.subarray(Math.max(0, at - 60), at + 90).toString('utf8') });
    }
    const text = bytes.toString('latin1');
    for (const [tail] of text.matchAll(tailPattern))
      if (tails.has(tail.toLowerCase())) hits.push({ form: 'tail', around: tail });
    for (const [hash] of text.matchAll(
      /(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})(?![0-9a-f])/gi,
    ))
      if (hashes.has(hash.toLowerCase())) hits.push({ form: 'hash without a key', around: hash });
    return hits;
  };
  return (given) => {
    const bytes = Buffer.from(given as Uint8Array);
    const hits = look(bytes);
    return hits.length > 0 ? hits : inflated(bytes).flatMap(look);
  };
};

/** What is left of an answer without what its own request had said. */
export const withoutEcho = (answer: Buffer, said: readonly string[]): Buffer => {
  let text = answer.toString('latin1');
  for (const word of said)
    for (const form of [word, encodeURIComponent(word), encodeURI(word)])
      text = text.replaceAll(Buffer.from(form).toString('latin1'), '');
  return Buffer.from(text, 'latin1');
};
