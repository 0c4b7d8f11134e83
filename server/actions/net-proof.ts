import { proveBeside } from '../answers/net-certificate.ts';
import { AppError } from '../contract/app-error.ts';
import type { NetProof } from '../engines/net/certificate.ts';
import type { Net } from '../engines/net/net.ts';

/** Proves a net by its rings. Throws AppError `net-not-proven`. */
export const proofOf = async (net: Net): Promise<NetProof> => {
  const proof = await proveBeside(net);
  if (proof.holds) return proof.numbers;
  const [first] = proof.faults;
  throw new AppError('net-not-proven', {
    count: proof.faults.length,
    fault: first?.kind ?? '',
    unit: net.unit(first?.unitId ?? '')?.name ?? '',
  });
};
