import { AppError } from '../contract/app-error.ts';
import type { Net } from '../engines/net/net.ts';
import { partOf } from '../engines/net/part.ts';
import { saveNet } from '../engines/net/save.ts';

/** Bytes for the engine in the browser: all of a net, or one unit and all below it. Throws `not-found`. */
export const bytesOfNet = (net: Net, unitId: string | null): Uint8Array<ArrayBuffer> => {
  if (unitId === null) return Uint8Array.from(saveNet(net));
  const slot = net.slotOf(unitId.toLowerCase());
  if (slot === undefined) throw new AppError('not-found', { what: `unit ${unitId}` });
  return Uint8Array.from(saveNet(partOf(net, slot)));
};
