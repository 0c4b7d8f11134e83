import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { liveOwner, lockFolder } from '../../../server/db/folder-lock.ts';
import { processStart } from '../../../server/db/process-start.ts';
import { type DatabaseChild, startLockChild } from '../../support/child-process.ts';

describe('the lock of a data folder', () => {
  let folder: string;
  const children: DatabaseChild[] = [];
  const start = (): DatabaseChild => {
    const child = startLockChild(folder);
    children.push(child);
    return child;
  };
  /** What the lock file would say if somebody else had written it. */
  const writeLock = (changes: object): void => {
    const attempt = lockFolder(folder, '');
    if (!attempt.taken) throw new Error('the folder is locked');
    const { owner } = attempt.lock;
    attempt.lock.release();
    writeFileSync(join(folder, 'engine.lock'), JSON.stringify({ ...owner, ...changes, token: 'other' }));
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wangge-lock-'));
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.killHard()));
    rmSync(folder, { recursive: true, force: true });
  });

  it('is not taken from a live owner, and is free after release', () => {
    const first = lockFolder(folder, '/first.sock');
    expect(first.taken).toBe(true);
    expect(lockFolder(folder, '/second.sock')).toMatchObject({
      taken: false,
      owner: { pid: process.pid, socketPath: '/first.sock' },
    });
    if (first.taken) first.lock.release();
    expect(readdirSync(folder)).toEqual([]);
    const third = lockFolder(folder, '');
    expect(third.taken).toBe(true);
    if (third.taken) third.lock.release();
  });

  it('is taken over when its owner was killed, by exactly one of many who try at once', async () => {
    const owner = start();
    await owner.said(1);
    expect(lockFolder(folder, '').taken).toBe(false);
    await owner.killHard();

    const rivals = Array.from({ length: 4 }, start);
    await Promise.all(rivals.map((rival) => rival.said(1)));
    expect(rivals.flatMap(({ lines }) => lines).sort()).toEqual(['refused', 'refused', 'refused', 'taken']);
  });

  it('is taken over when the pid of the owner now belongs to another process', () => {
    writeLock({ pid: process.pid, processStart: 'long ago' });
    expect(lockFolder(folder, '').taken).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')(
    'is taken over when its owner is a zombie, which only Linux lets a test make',
    async () => {
      // The shell turns into a sleep that never asks after its child.
      const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 30'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      try {
        const [said] = await once(parent.stdout, 'data');
        const pid = Number(String(said));
        const start = processStart(pid);
        expect(start).not.toBeNull();
        writeLock({ pid, processStart: start });
        expect(liveOwner(folder)?.pid).toBe(pid);
        await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) Z /);
        expect(liveOwner(folder)).toBeUndefined();
        expect(lockFolder(folder, '').taken).toBe(true);
      } finally {
        parent.kill('SIGKILL');
      }
    },
  );

  it('of another machine is respected as long as it shows signs of life', () => {
    writeLock({ host: 'elsewhere', pid: 1 });
    expect(liveOwner(folder)?.host).toBe('elsewhere');
    expect(lockFolder(folder, '').taken).toBe(false);
    utimesSync(join(folder, 'engine.lock'), new Date(), new Date(Date.now() - 120_000));
    expect(lockFolder(folder, '').taken).toBe(true);
  });

  it('that is not readable counts as nobody’s', () => {
    writeFileSync(join(folder, 'engine.lock'), '');
    const attempt = lockFolder(folder, '');
    expect(attempt.taken).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, 'engine.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  });
});
