import { loadNet } from '../answers/load-net.ts';
import { AppError, type ErrorDetail } from '../contract/app-error.ts';
import type { Sql } from '../db/sql.ts';
import { apply } from '../engines/net/apply.ts';
import { differenceOf } from '../engines/net/difference.ts';
import { arcOfLine, type NetLine, type Patch } from '../engines/net/lines.ts';
import type { Net } from '../engines/net/net.ts';
import { sameUnit } from '../engines/net/unit.ts';
import { type LocalFrame, unprojectorOf } from '../ingest/local-frame.ts';
import type { ChainRevision } from '../queries/net-chain.ts';
import { undoRevision } from '../queries/net-withdrawing.ts';
import { placerOf } from './place-rows.ts';
import { writeRevision } from './write-revision.ts';

/** A published revision that is not in force yet, and what it changes of the one before. */
export interface LaterRevision {
  readonly revision: ChainRevision;
  readonly patch: Patch;
}

/**
 * Takes back revisions that are not in force yet, the last one first, and gives what each of them changed, in the order
 * of their days. `first` is the revision that they follow.
 */
export const takeBack = async (
  sql: Sql,
  first: number,
  later: readonly ChainRevision[],
): Promise<LaterRevision[]> => {
  const taken: LaterRevision[] = [];
  let before = later.length === 0 ? null : await loadNet(sql, first);
  for (const revision of later) {
    const net = await loadNet(sql, revision.id);
    if (before !== null) taken.push({ revision, patch: differenceOf(before, net) });
    before = net;
  }
  for (const { id } of [...later].reverse()) await undoRevision(sql, id);
  return taken;
};

/**
 * Does again, proven anew, what revisions changed, upon another one. Throws AppError `net-later-conflicts` with every
 * unit and line that is no longer as such a revision found it; the caller's transaction is then to be given up.
 */
export const putAgain = async (
  sql: Sql,
  upon: number,
  later: readonly LaterRevision[],
  frame: LocalFrame,
): Promise<void> => {
  let previous = upon;
  for (const { revision, patch } of later) {
    const base = await loadNet(sql, previous);
    const head = await loadNet(sql, previous);
    refuseConflicts(head, patch, revision, frame);
    await writeRevision(sql, revision.id, base, head, placerOf(frame));
    previous = revision.id;
  }
};

const refuseConflicts = (head: Net, patch: Patch, revision: ChainRevision, frame: LocalFrame): void => {
  const details = [...unitConflicts(head, patch), ...lineConflicts(head, patch, frame)];
  const params = { title: revision.title, date: revision.effectiveFrom };
  if (details.length > 0) throw new AppError('net-later-conflicts', params, details);
  const outcome = apply(head, patch);
  if (outcome.ok) return;
  const { code, place, units } = outcome.refusal;
  const names = units.map((id) => head.unit(id)?.name ?? id);
  throw new AppError('net-later-conflicts', params, [
    {
      message: bothWords(new AppError(code, { ...outcome.refusal.params, unit: names.join(', ') })),
      feature: names.join(', '),
      ...(place === null ? {} : { place: unprojectorOf(frame)(...place) }),
    },
  ]);
};

/** Details have one text; it says both languages. */
const bothWords = (error: AppError): string => `${error.messageIn('zh-CN')} · ${error.messageIn('en')}`;

const unitConflicts = (head: Net, patch: Patch): ErrorDetail[] =>
  patch.units.flatMap(({ before, after }) => {
    const unit = before ?? after;
    if (unit === null || sameUnit(head.unit(unit.id), before)) return [];
    return [
      { message: bothWords(new AppError('net-unit-differs', { unit: unit.name })), feature: unit.code },
    ];
  });

const lineConflicts = (head: Net, patch: Patch, frame: LocalFrame): ErrorDetail[] => {
  const unproject = unprojectorOf(frame);
  const nameOf = (id: string | null): string =>
    id === null
      ? '—'
      : (head.unit(id)?.name ?? patch.units.find(({ before }) => before?.id === id)?.before?.name ?? id);
  const conflictOf = ({ left, right, path }: NetLine): ErrorDetail => {
    const middle = Math.floor(path.length / 4) * 2;
    return {
      message: bothWords(new AppError('net-line-differs', { left: nameOf(left), right: nameOf(right) })),
      feature: `${nameOf(left)} | ${nameOf(right)}`,
      place: unproject(path[middle] ?? 0, path[middle + 1] ?? 0),
    };
  };
  return patch.removed.filter((line) => arcOfLine(head, line) < 0).map(conflictOf);
};
