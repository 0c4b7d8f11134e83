import { type NetFinding, type NetVerification, verifyNets } from '../answers/verify-nets.ts';
import type { Pool } from '../db/sql.ts';
import { netFaultText, netWords } from './net-words.ts';
import type { Terminal } from './terminal.ts';
import type { Check } from './verify.ts';

const mostFindings = 20;

/** The nets of all revisions, or of one: in TypeScript and by the database, over the outlines as they are stored. */
export const checkNets =
  (only: number | null): Check =>
  async (pool: Pool, terminal: Terminal) => {
    const lines: string[] = [];
    let problemCount = 0;
    const progress = (): void => terminal.progress(netWords(terminal.language, 'verifying'));
    for await (const verification of verifyNets(pool, only, progress)) {
      lines.push(...linesOf(verification, terminal));
      problemCount += verification.findings.length;
    }
    return { lines: lines.length === 0 ? [netWords(terminal.language, 'none')] : lines, problemCount };
  };

const linesOf = ({ revision, verdicts, findings }: NetVerification, terminal: Terminal): string[] => {
  const { language, say } = terminal;
  const { id, effectiveFrom, title } = revision;
  const params = { id, from: effectiveFrom, title };
  if (verdicts === null) return [netWords(language, 'polygonsOnly', params)];
  const { units, hash, driftCentimetres } = verdicts.inTypeScript;
  const lines = [
    netWords(language, findings.length === 0 ? 'sound' : 'torn', {
      ...params,
      units,
      findings: findings.length,
    }),
    `  TypeScript ${hash}`,
    `  SQL        ${verdicts.inDatabase.hash}`,
  ];
  if (driftCentimetres > 0)
    lines.push(`  ${netWords(language, 'rounded', { centimetres: driftCentimetres.toFixed(2) })}`);
  lines.push(...findings.slice(0, mostFindings).map((finding) => `  - ${findingText(finding, terminal)}`));
  if (findings.length > mostFindings)
    lines.push(`  ${say('more', { count: findings.length - mostFindings })}`);
  return lines;
};

const findingText = ({ by, kind, unit, place }: NetFinding, { language }: Terminal): string => {
  const where = place === null ? '' : place.map((degrees) => degrees.toFixed(7)).join(',');
  return [`${by}:`, unit, netFaultText(language, kind), where].filter((part) => part !== '').join(' ');
};
