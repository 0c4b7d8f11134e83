import { createHash, randomInt } from 'node:crypto';

/** Digits and letters that nobody confuses when reading them aloud. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const groups = 4;
const groupLetters = 4;

/** A code of 80 random bits, such as `7KQM-2XVB-9TRA-HJ4C`, and the hash under which the database knows it. */
export const makeOneTimeCode = (): { code: string; hash: Buffer } => {
  const group = (): string =>
    Array.from({ length: groupLetters }, () => letters[randomInt(letters.length)]).join('');
  const code = Array.from({ length: groups }, group).join('-');
  return { code, hash: hashOfOneTimeCode(code) };
};

/** The hash of a code as somebody typed it: small letters, spaces and hyphens make no difference. */
export const hashOfOneTimeCode = (typed: string): Buffer =>
  createHash('sha256').update(typed.toUpperCase().replace(/[\s-]/g, '')).digest();
