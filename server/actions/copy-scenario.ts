import { AppError } from '../contract/app-error.ts';
import type { Conflict } from '../contract/scenarios.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { findBaseRevision, getStampedRevision, type StampedRevision } from '../queries/scenario-bases.ts';
import { type CopiedOperation, replaceOperations } from '../queries/scenario-operations.ts';
import { changeScenario, insertScenario, type ScenarioHead } from '../queries/scenarios.ts';
import type { ScenarioDoors } from './append-operation.ts';
import type { NamedNet } from './net-refusal.ts';
import { type DrawingArea, requireOwnArea } from './operation-rules.ts';
import { type Replay, replayOperations, takeBackReplay } from './replay-scenario.ts';
import { changesSince, keptOperationsOf } from './scenario-bases.ts';
import {
  requireAuthor,
  requireDraft,
  requireScenario,
  requireSeen,
  requireVersion,
  type ScenarioWish,
} from './scenario-rules.ts';

type Naming = Pick<NamedNet, 'toLonLat' | 'language'>;

export interface CopyWish {
  readonly scenarioId: string;
  readonly title: string;
  readonly base: 'same' | 'latest';
  readonly personId: string;
  readonly requestId: string;
  readonly area: DrawingArea;
  readonly naming: Naming;
}

interface Moved {
  readonly operations: readonly CopiedOperation[];
  readonly leftOut: readonly Conflict[];
}

/**
 * A draft of one's own with the operations of another scenario, on its base or on the latest revision; operations that
 * collide with what was published since are left out and listed. Throws `scenario-outside-area`.
 */
export const copyScenario = async (
  doors: ScenarioDoors,
  wish: CopyWish,
): Promise<{ id: string; leftOut: readonly Conflict[] }> => {
  const source = await doors.reading((sql) => requireScenario(sql, wish.scenarioId));
  const base = wish.base === 'same' ? baseOf(source) : await latestRevision(doors);
  const baseRevisionId = base.id;
  const { operations, leftOut } = await moveOperations(doors, source, base, wish);
  const id = await doors.writing(async (sql) => {
    const added = await insertScenario(sql, {
      ...{ title: wish.title, kind: source.kind, explanation: '', areaId: null, personId: wish.personId },
      ...{ baseRevisionId, copiedFrom: source.id },
    });
    await replaceOperations(sql, added, { operations, version: 1, personId: wish.personId });
    await appendAudit(sql, {
      actor: wish.personId,
      action: 'copy-scenario',
      subject: `scenario ${added}`,
      requestId: wish.requestId,
      after: {
        from: source.id,
        baseRevision: baseRevisionId,
        operations: operations.length,
        leftOut: leftOut.length,
      },
    });
    return added;
  });
  return { id, leftOut };
};

/** Moves a draft on to the latest revision, all of it or nothing. Throws `scenario-conflict` with every conflict. */
export const rebaseScenario = async (
  doors: ScenarioDoors,
  wish: ScenarioWish & { readonly area: DrawingArea; readonly naming: Naming },
): Promise<void> => {
  const head = await doors.reading((sql) => requireScenario(sql, wish.scenarioId));
  requireAuthor(head, wish.personId);
  await requireSeen(doors.reading, head, wish.seenVersion);
  requireDraft(head);
  const base = await latestRevision(doors);
  const baseRevisionId = base.id;
  const { operations, leftOut } = await moveOperations(doors, head, base, wish);
  if (leftOut.length > 0) throw conflictError(head, leftOut);
  await doors.writing(async (sql) => {
    if (!(await changeScenario(sql, head.id, head.version, { base_revision_id: baseRevisionId })))
      await requireVersion(sql, await requireScenario(sql, head.id), wish.seenVersion);
    await replaceOperations(sql, head.id, { operations, version: head.version + 1, personId: wish.personId });
    await appendAudit(sql, {
      actor: wish.personId,
      action: 'rebase-scenario',
      subject: `scenario ${head.id}`,
      requestId: wish.requestId,
      before: { baseRevision: head.baseRevisionId },
      after: { baseRevision: baseRevisionId, operations: operations.length },
    });
  });
};

/** What keeps a scenario from standing on the latest revision. */
export const conflictsOf = async (
  doors: Pick<ScenarioDoors, 'reading' | 'nets'>,
  scenarioId: string,
  naming: Naming,
): Promise<{ revisionId: number; conflicts: readonly Conflict[] }> => {
  const head = await doors.reading((sql) => requireScenario(sql, scenarioId));
  const latest = await latestRevision(doors);
  const { leftOut } = await moveOperations(doors, head, latest, { area: 'whole', naming });
  return { revisionId: latest.id, conflicts: leftOut };
};

export const conflictError = (
  { title }: Pick<ScenarioHead, 'title'>,
  conflicts: readonly Conflict[],
): AppError =>
  new AppError(
    'scenario-conflict',
    { title, count: conflicts.length },
    conflicts.map(({ reason, place, units, sequence }) => ({
      message: reason,
      ...(sequence === null ? {} : { row: sequence }),
      ...(units.length === 0 ? {} : { feature: units.map(({ id }) => id).join(' ') }),
      ...(place === null ? {} : { place }),
    })),
  );

const baseOf = ({ baseRevisionId, baseStamp }: ScenarioHead): StampedRevision => ({
  id: baseRevisionId,
  stamp: baseStamp,
});

const latestRevision = async ({ reading }: Pick<ScenarioDoors, 'reading'>): Promise<StampedRevision> => {
  const latest = await reading(async (sql) => {
    const found = await findBaseRevision(sql, null);
    return found === null ? null : getStampedRevision(sql, found.id);
  });
  if (latest === null) throw new AppError('net-empty');
  return latest;
};

const moveOperations = async (
  { reading, nets }: Pick<ScenarioDoors, 'reading' | 'nets'>,
  source: ScenarioHead,
  revision: StampedRevision,
  { area, naming }: { readonly area: DrawingArea; readonly naming: Naming },
): Promise<Moved> => {
  const kept = await keptOperationsOf(reading, source.id);
  const published = await changesSince(reading, source.baseRevisionId, revision.id);
  return nets.holdRevision(revision, async (net) => {
    const replay = replayOperations({ ...naming, net }, source.kind, kept, published);
    try {
      return { leftOut: replay.leftOut, operations: copiesOf({ ...naming, net }, area, replay) };
    } finally {
      takeBackReplay(net, replay);
    }
  });
};

const copiesOf = (
  naming: Omit<NamedNet, 'patches'>,
  area: DrawingArea,
  { done }: Replay,
): CopiedOperation[] => {
  const named: NamedNet = { ...naming, patches: done.map(({ patch }) => patch) };
  return done.map(({ operation, patch, notes, proof, communities }) => ({
    ...{ operation, patch, notes, proof },
    communities: requireOwnArea(named, area, communities),
  }));
};
