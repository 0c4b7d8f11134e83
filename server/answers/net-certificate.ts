import { certify, type NetFault } from '../engines/net/certificate.ts';
import { outlineOf, publish } from '../engines/net/dissolve.ts';
import type { Net } from '../engines/net/net.ts';

/** The proof of a whole net, or what is wrong with it. */
export type WholeProof =
  | {
      readonly holds: true;
      readonly numbers: {
        readonly units: number;
        readonly leaves: number;
        readonly rings: number;
        readonly vertices: number;
        readonly hash: string;
      };
    }
  | { readonly holds: false; readonly faults: readonly NetFault[] };

/** Proves a net over the rings of every unit, against its own outline. Takes some seconds for a large city. */
export const proveWhole = (net: Net): WholeProof => {
  const certificate = certify(publish(net), outlineOf(net) ?? []);
  if (!certificate.ok) return { holds: false, faults: certificate.faults };
  const { units, leaves, rings, vertices, hash } = certificate;
  return { holds: true, numbers: { units, leaves, rings, vertices, hash } };
};
