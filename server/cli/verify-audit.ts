import { type AnchorsGiven, verifyAudit } from '../answers/verify-audit.ts';
import type { AuditFault, AuditVerification, LostAnchor } from '../contract/audit.ts';
import type { Pool } from '../db/sql.ts';
import type { Terminal } from './terminal.ts';
import type { Check } from './verify.ts';
import type { Phrase, Say } from './words.ts';

const anchorPhrases: Readonly<Record<LostAnchor['kind'], Phrase>> = {
  'tail-cut': 'anchorTailCut',
  restored: 'anchorRestored',
  replaced: 'anchorReplaced',
  moved: 'anchorMoved',
};

/** The audit log against its own hashes and against anchors. */
export const checkAudit =
  (given: AnchorsGiven | null): Check =>
  async (pool: Pool, terminal: Terminal) => {
    const { say } = terminal;
    const verification = await verifyAudit((work) => work(pool), {
      given,
      onProgress: () => terminal.progress(say('verifying')),
    });
    const { faultCount, anchors } = verification;
    const lost = anchors === null ? 0 : anchors.lostCount + anchors.unreadableLines.length;
    return {
      lines: [...chainLines(verification, say), ...anchorLines(verification, say)],
      problemCount: faultCount + lost,
    };
  };

const chainLines = ({ count, head, faultCount, faults }: AuditVerification, say: Say): string[] => {
  if (head === null) return [say('auditEmpty')];
  return [
    say(faultCount === 0 ? 'auditSound' : 'auditBroken', { count, faults: faultCount }),
    `  ${say('auditHead', { id: head.id, at: head.at, hash: head.hash })}`,
    ...listed(
      faults.map((fault) => faultText(fault, say)),
      faultCount,
      say,
    ),
  ];
};

const faultText = ({ id, kind, predecessorId }: AuditFault, say: Say): string => {
  if (kind === 'edited') return say('faultEdited', { id });
  if (kind === 'predecessor-missing') return say('faultMissing', { id });
  return say('faultElsewhere', {
    id,
    predecessor: predecessorId === null ? say('chainStart') : `#${predecessorId}`,
  });
};

const anchorLines = ({ anchors }: AuditVerification, say: Say): string[] => {
  if (anchors === null) return [say('anchorsNotGiven')];
  const { count, lost, lostCount, unreadableLines } = anchors;
  return [
    say(lostCount === 0 ? 'anchorsHold' : 'anchorsLost', { count, lost: lostCount }),
    ...listed(
      lost.map(({ id, at, kind }) => say(anchorPhrases[kind], { id, at })),
      lostCount,
      say,
    ),
    ...unreadableLines.map((line) => `  - ${say('anchorUnreadable', { line })}`),
  ];
};

const listed = (texts: readonly string[], count: number, say: Say): string[] => [
  ...texts.map((text) => `  - ${text}`),
  ...(count > texts.length ? [`  ${say('more', { count: count - texts.length })}`] : []),
];
