import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const bootId = (): string => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
};

/** A zombie (Z) or a process that is just being removed (X). */
const ended = /^[ZXx]/;

/**
 * A text that tells a process from every other that had or will have its pid: its start, from the system.
 * Null where the system does not say, or the process does not exist or has ended and only waits for its parent.
 */
export const processStart = (pid: number): string | null => {
  try {
    if (process.platform === 'linux') {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\)\s/s, '')
        .split(' ');
      // Field 3 of proc(5) is the state, 22 the start in clock ticks after boot; 2 fields are cut off here.
      if (ended.test(fields[0] ?? '')) return null;
      return `${bootId()}/${fields[19]}`;
    }
    if (process.platform === 'win32') return null;
    const line = execFileSync('ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    });
    const [, state = '', start = ''] = /^\s*(\S+)\s+(.*\S)/.exec(line) ?? [];
    return ended.test(state) ? null : start || null;
  } catch {
    return null;
  }
};
