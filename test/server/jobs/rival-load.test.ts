import { describe, expect, it } from 'vitest';
import { AppError } from '../../../server/contract/app-error.ts';
import { awaitRivalLoad } from '../../../server/jobs/rival-load.ts';

const patience = { pollMs: 1, longestMs: 10_000 };
const littlePatience = { pollMs: 1, longestMs: 30 };
const superseded = new AppError('load-superseded');

/** Says yes from the given look on. */
const loadedAtLook = (look: number): (() => Promise<boolean>) => {
  let looks = 0;
  return async () => {
    looks += 1;
    return looks >= look;
  };
};

describe('a load that lost to one of another process', () => {
  it('waits until the other is done, also when the database ended a deadlock', async () => {
    await expect(awaitRivalLoad(superseded, loadedAtLook(3), patience)).resolves.toBeUndefined();
    const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    await expect(awaitRivalLoad(deadlock, loadedAtLook(3), patience)).resolves.toBeUndefined();
    await expect(
      awaitRivalLoad(new AppError('district-present'), loadedAtLook(1), patience),
    ).resolves.toBeUndefined();
  });

  it('fails with its own error when the other does not finish', async () => {
    await expect(awaitRivalLoad(superseded, async () => false, littlePatience)).rejects.toBe(superseded);
    await expect(
      awaitRivalLoad(new AppError('district-present'), loadedAtLook(2), littlePatience),
    ).rejects.toMatchObject({ code: 'district-present' });
  });

  it('does not wait after a failure of another kind', async () => {
    const failure = new Error('the disk is full');
    await expect(awaitRivalLoad(failure, loadedAtLook(1), patience)).rejects.toBe(failure);
  });
});
