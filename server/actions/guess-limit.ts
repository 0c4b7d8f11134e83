import type { Sealer } from '../contract/sealer.ts';
import type { Pool } from '../db/sql.ts';
import { writingAs } from '../queries/reading.ts';
import { forgetAttempts, returnAttempt, type Throttled, takeAttempt } from '../queries/throttle.ts';
import { nameOfDevice } from './device-mark.ts';
import type { Arrival } from './start-session.ts';

export interface SignInDeps {
  readonly pool: Pool;
  readonly sealer: Sealer;
}

const accountLimit = 5;
const addressLimit = 30;

/** What is counted for one guess. */
export interface GuessLimits {
  /** From one address, whatever is guessed at; a right answer takes back one failure. */
  readonly address: Throttled | null;
  /** What is guessed at; a right answer forgets all failures. */
  readonly targets: readonly Throttled[];
}

const keyOf = ({ sealer }: SignInDeps, text: string): Uint8Array => sealer.fingerprint('throttle', text);

/** Guesses at what only who is in can reach. */
export const limitsInside = (deps: SignInDeps, target: string): GuessLimits => ({
  address: null,
  targets: [{ key: keyOf(deps, target), limit: accountLimit }],
});

/** Guesses from an address at a target that cannot be locked: the codes are too long to be guessed. */
export const limitsOfAddress = (deps: SignInDeps, { address }: Arrival): GuessLimits => ({
  address: { key: keyOf(deps, `address ${address}`), limit: addressLimit },
  targets: [],
});

/**
 * Guesses at an account. A device with which somebody came in before has a count of its own, so that strangers
 * who fail on purpose cannot lock anybody out of the devices they use.
 */
export const limitsOfAccount = (
  deps: SignInDeps,
  arrival: Arrival,
  login: string,
  what: 'password' | 'second-factor',
): GuessLimits => {
  const device = arrival.deviceMark === null ? null : nameOfDevice(deps.sealer, login, arrival.deviceMark);
  if (device !== null) return limitsInside(deps, `${what} ${login} on device ${device}`);
  const { address } = limitsOfAddress(deps, arrival);
  return { address, targets: [{ key: keyOf(deps, `${what} ${login}`), limit: accountLimit }] };
};

/**
 * Lets a guess be made when there is one left, on whatever process. `prove` gives null when it was wrong; then
 * `fail` is told whether the next one is blocked. Throws `sign-in-blocked`, or what `fail` throws.
 */
export const limitGuesses = async <T>(
  deps: SignInDeps,
  { address, targets }: GuessLimits,
  prove: () => Promise<T | null>,
  fail: (isBlocked: boolean) => Promise<never>,
): Promise<T> => {
  const writing = writingAs(deps.pool, 'app_sign_in', {});
  // The address comes first, always, so that transactions cannot wait for one another in a ring.
  const isBlocked = await writing(async (sql) => {
    let blocked = false;
    for (const throttled of [...(address === null ? [] : [address]), ...targets])
      blocked = (await takeAttempt(sql, throttled)) || blocked;
    return blocked;
  });
  const proven = await prove();
  if (proven === null) return fail(isBlocked);
  await writing(async (sql) => {
    if (address !== null) await returnAttempt(sql, address);
    for (const throttled of targets) await forgetAttempts(sql, throttled);
  });
  return proven;
};
