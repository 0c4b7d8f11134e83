import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AuditAnchor } from '../contract/audit.ts';
import type { Sql } from '../db/sql.ts';
import { countLinks, getHead } from '../queries/audit-links.ts';

/** The end of the chain as an anchor; null while there is no entry. */
export const currentAnchor = async (sql: Sql): Promise<AuditAnchor | null> => {
  const head = await getHead(sql);
  if (head === null) return null;
  const { id, hash, at } = head;
  return { id, hash, at: at.toISOString(), count: await countLinks(sql, id) };
};

/**
 * Appends the end of the chain to a file outside the database, one JSON line, unless it stands there last already.
 * Copy the file to another machine from time to time: who can change the database may be able to change it too.
 */
export const anchorAudit = async (
  sql: Sql,
  file: string,
): Promise<{ anchor: AuditAnchor | null; written: boolean }> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lastLine = text.trimEnd().split('\n').at(-1) ?? '';
  const anchor = await currentAnchor(sql);
  if (anchor === null || lastLine === JSON.stringify(anchor)) return { anchor, written: false };
  await mkdir(dirname(file), { recursive: true });
  // A line that was cut off by a crash must not swallow this one.
  const start = text === '' || text.endsWith('\n') ? '' : '\n';
  await appendFile(file, `${start}${JSON.stringify(anchor)}\n`, { flush: true });
  return { anchor, written: true };
};

export interface KeepAnchoringOptions {
  readonly sql: Sql;
  readonly file: string;
  readonly intervalMs?: number;
  readonly onError: (error: unknown) => void;
}

const tenMinutesMs = 600_000;

/**
 * Writes an anchor at once, every ten minutes and at `close`, whenever the chain has grown. What goes wrong is told to
 * `onError` and tried again the next time. Close it before the database.
 */
export const keepAnchoring = ({
  sql,
  file,
  intervalMs = tenMinutesMs,
  onError,
}: KeepAnchoringOptions): { close(): Promise<void> } => {
  let writing: Promise<unknown> = Promise.resolve();
  const write = (): Promise<unknown> => {
    writing = writing.then(() => anchorAudit(sql, file)).catch(onError);
    return writing;
  };
  const timer = setInterval(write, intervalMs);
  timer.unref();
  void write();
  return {
    async close() {
      clearInterval(timer);
      await write();
    },
  };
};
