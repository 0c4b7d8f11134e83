import { Worker } from 'node:worker_threads';
import { certify, type NetFault, type NetProof } from '../engines/net/certificate.ts';
import { outlineOf, publish } from '../engines/net/dissolve.ts';
import type { Net } from '../engines/net/net.ts';
import { saveNet } from '../engines/net/save.ts';
import { threadProgram } from './thread-program.ts';

/** The proof of a whole net, or what is wrong with it. */
export type WholeProof =
  | { readonly holds: true; readonly numbers: NetProof }
  | { readonly holds: false; readonly faults: readonly NetFault[] };

/** Proves a net over the rings of every unit, against its own outline. Takes some seconds for a large city. */
export const proveWhole = (net: Net): WholeProof => {
  const certificate = certify(publish(net), outlineOf(net) ?? []);
  if (!certificate.ok) return { holds: false, faults: certificate.faults };
  const { ok: _, ...numbers } = certificate;
  return { holds: true, numbers };
};

/** Below this a proof takes less time than a thread needs to begin. */
const unitsForThread = 2_000;
let lastInLine: Promise<unknown> = Promise.resolve();

/**
 * The same, in a thread of its own for a net with many units, one such net after the other. The net is read before
 * this returns: it may change while the promise is open.
 */
export const proveBeside = async (net: Net, from = unitsForThread): Promise<WholeProof> => {
  if (net.unitCount < from) return proveWhole(net);
  const bytes = saveNet(net);
  const proof = lastInLine.then(() => askWorker(bytes));
  lastInLine = proof.catch(() => {});
  return proof;
};

const askWorker = (bytes: Uint8Array<ArrayBuffer>): Promise<WholeProof> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(threadProgram('net-proof-worker'), {
      workerData: bytes,
      transferList: [bytes.buffer],
      execArgv: [],
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the proof of a net ended with ${code}`)));
  });
