import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '../../server/db/worker-file.ts';
import { snapshotFile } from './snapshot.ts';

/** A child process whose lines of output are gathered. */
export interface DatabaseChild {
  lines: string[];
  /** Waits until the child has said so many lines. */
  said(count: number): Promise<void>;
  /** kill -9; resolves when the process is gone. */
  killHard(): Promise<void>;
  exited: Promise<void>;
}

const startChild = (script: string, args: readonly string[]): DatabaseChild => {
  const file = join(repositoryRoot(), 'test', 'support', script);
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const { count, resolve } of waiting) if (lines.length >= count) resolve();
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    lines,
    exited,
    said(count) {
      return new Promise((resolve, reject) => {
        if (lines.length >= count) resolve();
        waiting.push({ count, resolve });
        void exited.then(() => reject(new Error(`the child ended after ${lines.length} lines`)));
      });
    },
    async killHard() {
      child.kill('SIGKILL');
      await exited;
    },
  };
};

/** Starts a process that opens the embedded database of a folder; see database-child.mjs for the modes. */
export const startDatabaseChild = async (
  dataDir: string,
  mode: 'hold' | 'write' | 'join',
): Promise<DatabaseChild> => startChild('database-child.mjs', [dataDir, await snapshotFile(), mode]);

/** Starts a process that tries to take the lock of a folder; it says `taken` or `refused`. */
export const startLockChild = (dataDir: string): DatabaseChild => startChild('lock-child.mjs', [dataDir]);
