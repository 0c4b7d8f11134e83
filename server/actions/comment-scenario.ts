import { AppError } from '../contract/app-error.ts';
import { appendAudit } from '../queries/audit-log.ts';
import type { Writing } from '../queries/reading.ts';
import { insertComment, type NewComment, resolveComment } from '../queries/scenario-comments.ts';
import { requireScenario } from './scenario-rules.ts';

/** Pins a remark to a place of a scenario; gives its id. */
export const commentScenario = (
  writing: Writing,
  comment: NewComment & { readonly requestId: string },
): Promise<string> =>
  writing(async (sql) => {
    await requireScenario(sql, comment.scenarioId);
    const id = await insertComment(sql, comment);
    await appendAudit(sql, {
      actor: comment.personId,
      action: 'comment-scenario',
      subject: `scenario ${comment.scenarioId}`,
      requestId: comment.requestId,
      after: { comment: id },
    });
    return id;
  });

/** Settles a remark. Throws `not-found` where there is none that is open. */
export const settleComment = (
  writing: Writing,
  wish: {
    readonly scenarioId: string;
    readonly commentId: string;
    readonly personId: string;
    readonly requestId: string;
  },
): Promise<void> =>
  writing(async (sql) => {
    const { scenarioId, commentId, personId } = wish;
    if (!(await resolveComment(sql, scenarioId, commentId, personId)))
      throw new AppError('not-found', { what: `comment ${commentId}` });
    await appendAudit(sql, {
      actor: personId,
      action: 'settle-comment',
      subject: `scenario ${scenarioId}`,
      requestId: wish.requestId,
      after: { comment: commentId },
    });
  });
