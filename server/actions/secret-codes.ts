import { createHash, randomInt } from 'node:crypto';

/** Crockford's base 32 without vowels' look-alikes: no I, L, O, U to be misread. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groupCount = 4;
const groupLength = 4;

/** A code that is typed once by hand, such as `7KQ2-M0XD-…`: 80 random bits. */
export const makeCode = (): string =>
  Array.from({ length: groupCount }, () =>
    Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-');

/** The hash under which the database knows a code; case, spaces and dashes do not count, misread letters neither. */
export const hashOfCode = (code: string): Buffer => {
  const plain = code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(plain).digest();
};
