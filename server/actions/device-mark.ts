import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Sealer } from '../contract/sealer.ts';

const sealOf = (sealer: Sealer, login: string, name: string): Buffer =>
  Buffer.from(sealer.fingerprint('throttle', `device mark ${login} ${name}`));

/** A mark for a browser with which this person has come in; it opens nothing, see `limitsOfAccount`. */
export const makeDeviceMark = (sealer: Sealer, login: string): string => {
  const name = randomBytes(16).toString('base64url');
  return `${name}.${sealOf(sealer, login, name).toString('base64url')}`;
};

/** The name in a mark that we made for this login; null for any other. */
export const nameOfDevice = (sealer: Sealer, login: string, mark: string): string | null => {
  const [name = '', seal = ''] = mark.split('.');
  const given = Buffer.from(seal, 'base64url');
  const expected = sealOf(sealer, login, name);
  return given.length === expected.length && timingSafeEqual(given, expected) ? name : null;
};
