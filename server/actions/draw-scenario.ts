import { AppError } from '../contract/app-error.ts';
import type { Scenario } from '../contract/scenarios.ts';
import { appendAudit } from '../queries/audit-log.ts';
import type { Writing } from '../queries/reading.ts';
import { findBaseRevision, isAreaOfRevision } from '../queries/scenario-bases.ts';
import { changeScenario, deleteScenario, insertScenario } from '../queries/scenarios.ts';
import {
  requireAuthor,
  requireDraft,
  requireScenario,
  requireVersion,
  type ScenarioWish,
} from './scenario-rules.ts';

export interface ScenarioDraft {
  readonly title: string;
  readonly kind: Scenario['kind'];
  readonly explanation: string;
  /** The latest revision where null. */
  readonly baseRevisionId: number | null;
  readonly areaId: string | null;
  readonly personId: string;
  readonly requestId: string;
}

/** Begins a draft on a revision of the net; gives its id. Throws `not-found`, `net-without-arcs`, `parameter-wrong`. */
export const drawScenario = (writing: Writing, draft: ScenarioDraft): Promise<string> =>
  writing(async (sql) => {
    const base = await findBaseRevision(sql, draft.baseRevisionId);
    if (base === null)
      throw new AppError('not-found', { what: `net revision ${draft.baseRevisionId ?? ''}` });
    if (!base.hasArcs) throw new AppError('net-without-arcs', { revision: base.title });
    if (draft.areaId !== null && !(await isAreaOfRevision(sql, base.id, draft.areaId)))
      throw new AppError('parameter-wrong', {
        name: 'areaId',
        reason: { zh: '须为该版本的街道或社区', en: 'it must be a street or a community of that revision' },
      });
    const id = await insertScenario(sql, { ...draft, baseRevisionId: base.id, copiedFrom: null });
    await appendAudit(sql, {
      actor: draft.personId,
      action: 'draw-scenario',
      subject: `scenario ${id}`,
      requestId: draft.requestId,
      after: { title: draft.title, kind: draft.kind, baseRevision: base.id },
    });
    return id;
  });

/** Changes title or explanation of one's own draft. */
export const describeScenario = (
  writing: Writing,
  wish: ScenarioWish & { readonly texts: { readonly title?: string; readonly explanation?: string } },
): Promise<void> =>
  writing(async (sql) => {
    const head = await requireScenario(sql, wish.scenarioId);
    requireAuthor(head, wish.personId);
    await requireVersion(sql, head, wish.seenVersion);
    requireDraft(head);
    if (!(await changeScenario(sql, head.id, head.version, wish.texts)))
      await requireVersion(sql, await requireScenario(sql, head.id), wish.seenVersion);
    await appendAudit(sql, {
      actor: wish.personId,
      action: 'describe-scenario',
      subject: `scenario ${head.id}`,
      requestId: wish.requestId,
      before: { title: head.title },
      after: { ...wish.texts },
    });
  });

/** Deletes one's own draft that was never handed in, with all its operations. Throws `scenario-was-handed-in`. */
export const discardScenario = (writing: Writing, wish: ScenarioWish): Promise<void> =>
  writing(async (sql) => {
    const head = await requireScenario(sql, wish.scenarioId);
    requireAuthor(head, wish.personId);
    await requireVersion(sql, head, wish.seenVersion);
    if (head.round > 0) throw new AppError('scenario-was-handed-in', { title: head.title });
    if (!(await deleteScenario(sql, head.id, head.version)))
      await requireVersion(sql, await requireScenario(sql, head.id), wish.seenVersion);
    await appendAudit(sql, {
      actor: wish.personId,
      action: 'discard-scenario',
      subject: `scenario ${head.id}`,
      requestId: wish.requestId,
      before: { title: head.title, kind: head.kind },
    });
  });
