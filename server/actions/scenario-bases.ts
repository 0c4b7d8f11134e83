import { AppError } from '../contract/app-error.ts';
import { changeSetOf } from '../engines/net/change-set.ts';
import type { Patch } from '../engines/net/lines.ts';
import type { Operation } from '../engines/net/operations.ts';
import type { Reading } from '../queries/reading.ts';
import { listLaterPublications } from '../queries/scenario-bases.ts';
import { listDoneSequences, listKeptOperations } from '../queries/scenario-operations.ts';
import type { KeptOperation, PublishedChanges } from './replay-scenario.ts';

const perQuestion = 500;

/** All operations of a scenario that are done, in their order. */
export const keptOperationsOf = async (reading: Reading, scenarioId: string): Promise<KeptOperation[]> => {
  const sequences = await reading((sql) => listDoneSequences(sql, scenarioId));
  const found: KeptOperation[] = [];
  for (let at = 0; at < sequences.length; at += perQuestion)
    found.push(
      ...(await reading((sql) =>
        listKeptOperations<Operation, Patch>(sql, scenarioId, sequences.slice(at, at + perQuestion)),
      )),
    );
  return found;
};

/**
 * What was published between a base and another revision of the chain. Throws `scenario-base-unknown` where one of
 * those revisions did not come from a scenario.
 */
export const changesSince = async (
  reading: Reading,
  baseRevisionId: number,
  untilRevisionId: number,
): Promise<PublishedChanges> => {
  const later = await reading((sql) => listLaterPublications(sql, baseRevisionId));
  const end = later.findIndex(({ revisionId }) => revisionId === untilRevisionId);
  const changes: KeptOperation[] = [];
  for (const { scenarioId, title } of later.slice(0, end + 1)) {
    if (scenarioId === null) throw new AppError('scenario-base-unknown', { title });
    for (const change of await keptOperationsOf(reading, scenarioId)) changes.push(change);
  }
  return { ...changeSetOf(changes), patches: changes.map(({ patch }) => patch) };
};
