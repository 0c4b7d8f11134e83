import { proveBeside, type WholeProof } from '../answers/net-certificate.ts';
import type { ScenarioHead } from '../queries/scenarios.ts';
import type { ScenarioNets } from './scenario-nets.ts';

/** Whole certificates of scenarios; each state of a scenario is proven once. */
export interface ScenarioProofs {
  /** The proof of a scenario as it is now. Throws what holding its net throws. */
  of(head: ScenarioHead): Promise<{ readonly version: number; readonly proof: WholeProof }>;
}

const mostKept = 32;

/** Nets are held only until they are read: others draw on while one is proven. */
export const createScenarioProofs = (nets: ScenarioNets): ScenarioProofs => {
  const kept = new Map<string, Promise<WholeProof>>();
  const keep = (key: string, proof: Promise<WholeProof>): Promise<WholeProof> => {
    kept.set(key, proof);
    proof.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
    return proof;
  };
  return {
    async of(head) {
      const { version, proof } = await nets.hold(head, async (held) => {
        const { id, baseRevisionId, baseStamp, version } = held.head;
        const key = `${id} ${version} ${baseRevisionId} ${baseStamp}`;
        return { version, proof: kept.get(key) ?? keep(key, proveBeside(held.net)) };
      });
      return { version, proof: await proof };
    },
  };
};
