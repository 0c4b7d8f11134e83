import { readFile } from 'node:fs/promises';
import { AppError } from '../contract/app-error.ts';
import { type AuditAnchor, auditAnchorSchema } from '../contract/audit.ts';
import type { AnchorsGiven } from './verify-audit.ts';

/** Reads a file of anchors, one JSON object a line; throws `file-missing` where there is none. */
export const readAnchors = async (file: string): Promise<AnchorsGiven> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new AppError('file-missing', { file });
  }
  const anchors: AuditAnchor[] = [];
  const unreadableLines: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const anchor = parseAnchor(line);
    if (anchor === null) unreadableLines.push(index + 1);
    else anchors.push(anchor);
  }
  return { anchors, unreadableLines };
};

const parseAnchor = (line: string): AuditAnchor | null => {
  try {
    return auditAnchorSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
};
