import { generateSecret, generateURI, verifySync } from 'otplib';
import { renderSVG } from 'uqr';

const issuer = '网格图 Wangge Atlas';
const stepSeconds = 30;

/** A new secret (RFC 6238: SHA-1, 30 s, 6 digits), also as the address and the picture that apps take it from. */
export const makeTotpOffer = (login: string): { secret: string; uri: string; qrSvg: string } => {
  const secret = generateSecret();
  const uri = generateURI({ issuer, label: login, secret });
  return { secret, uri, qrSvg: renderSVG(uri, { border: 2, pixelSize: 6 }) };
};

/** The time step that a code belongs to, one step early or late at most; null when it is wrong. */
export const stepOfCode = (secret: string, code: string): number | null => {
  if (!/^\d{6}$/.test(code)) return null;
  const result = verifySync({ secret, token: code, epochTolerance: stepSeconds });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
};
