import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const bootId = (): string => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
};

/**
 * A text that tells a process from every other that had or will have its pid: its start, from the system.
 * Null where the system does not say or the process does not exist.
 */
export const processStart = (pid: number): string | null => {
  try {
    if (process.platform === 'linux') {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\)\s/s, '')
        .split(' ');
      // Field 22 of proc(5) is the start in clock ticks after boot; 2 fields are cut off here.
      return `${bootId()}/${fields[19]}`;
    }
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
};
