import type { Sealer } from '../contract/sealer.ts';
import type { PlainPerson } from '../contract/ticket-mapping.ts';
import type { Pool, Sql } from '../db/sql.ts';
import { readTickets, type TicketFile } from '../ingest/ticket-file.ts';
import type { TicketRow } from '../ingest/ticket-row.ts';
import { noteStaging } from '../queries/import-staging.ts';
import {
  type NewTicket,
  type StagedCounts,
  stageTickets,
  type TicketGround,
} from '../queries/import-tickets.ts';
import { copyTicketPersons } from '../queries/ticket-persons.ts';
import type { Staging } from './import-ticket-staging.ts';
import { reporterHashOf, sealPerson } from './seal-ticket-persons.ts';

/** accepted + rejected + duplicates = lines, and inUnits + outside + withoutPlace = accepted. */
export interface TicketTally {
  readonly lines: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
  readonly inUnits: number;
  readonly outside: number;
  readonly withoutPlace: number;
}

/** An import that was begun, with all it needs to write its rows. */
export interface Begun {
  readonly file: TicketFile;
  readonly lines: number;
  readonly staging: Staging;
  readonly ground: TicketGround;
  readonly now: Date;
  /** Null where the mapping takes nothing personal. */
  readonly sealer: Sealer | null;
}

/** A row on its way: what is kept in the clear, and what is to be sealed. */
interface Row {
  readonly ticket: NewTicket;
  readonly person: PlainPerson | null;
}

const batchRows = 5_000;

/** Writes the good rows of a file in batches that nobody sees yet; gives how they add up. */
export const stageAll = async (
  pool: Pool,
  begun: Begun,
  onProgress: (part: number) => void,
): Promise<TicketTally> => {
  const { file, lines, staging } = begun;
  const sum = { good: 0, rejected: 0, inserted: 0, located: 0, inUnits: 0 };
  let batch: Row[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const counts = await pool.begin(async (sql) => {
      await noteStaging(sql, staging.importId, { ...staging.note, heartbeatAt: Date.now() });
      return stageBatch(sql, begun, batch);
    });
    sum.good += batch.length;
    sum.inserted += counts.inserted;
    sum.located += counts.located;
    sum.inUnits += counts.inUnits;
    batch = [];
    onProgress((sum.good + sum.rejected) / lines);
  };
  for await (const { read } of readTickets(file, begun.now)) {
    if ('problems' in read) sum.rejected += 1;
    else batch.push(newRow(read.ticket, begun));
    if (batch.length >= batchRows) await flush();
  }
  await flush();
  return {
    lines,
    accepted: sum.inserted,
    rejected: sum.rejected,
    duplicates: sum.good - sum.inserted,
    inUnits: sum.inUnits,
    outside: sum.located - sum.inUnits,
    withoutPlace: sum.inserted - sum.located,
  };
};

const stageBatch = async (sql: Sql, begun: Begun, batch: readonly Row[]): Promise<StagedCounts> => {
  const { sealer, staging, ground } = begun;
  const tickets = batch.map(({ ticket }) => ticket);
  const counts = await stageTickets(sql, staging.importId, tickets, ground);
  if (sealer === null) return counts;
  // The id is part of what is sealed, so it must be known first.
  const persons = counts.ids.flatMap((ticketId, index) => {
    const person = batch[(counts.positions[index] ?? 0) - 1]?.person ?? null;
    return person === null ? [] : [{ ticketId, person: sealPerson(sealer, ticketId, person) }];
  });
  await copyTicketPersons(sql, persons);
  return counts;
};

const newRow = (
  { category, responsibleUnit, person, ...ticket }: TicketRow,
  { staging, sealer }: Begun,
): Row => ({
  person,
  ticket: {
    ...ticket,
    categoryId: category === null ? null : (staging.categoryIds.get(category) ?? null),
    responsibleUnitId:
      responsibleUnit === null ? null : (staging.responsibleUnitIds.get(responsibleUnit) ?? null),
    reporterHash: sealer === null || person === null ? null : reporterHashOf(sealer, person),
  },
});
