import type { DistrictBundle } from '../contract/district-bundle.ts';
import type { TicketRow } from '../contract/ticket-rows.ts';
import type { Sql } from '../db/sql.ts';
import { copyTickets, type TicketReporter } from '../queries/bulk-tickets.ts';
import { type Placer, ticketPlacerOf } from './place-rows.ts';

/** What one load knows of itself. */
export interface Load {
  readonly importId: string;
  readonly revisionId: number;
  readonly placer: Placer;
}

const ticketsPerBatch = 10_000;

/** Keeps what tells reporters apart and nothing of who they are. */
export const keptHash = ({ reporterHash }: TicketRow): TicketReporter => ({
  hash: reporterHash === null ? null : Buffer.from(reporterHash, 'hex'),
  person: null,
});

const inBatches = function* (tickets: Iterable<TicketRow>): Generator<TicketRow[]> {
  let batch: TicketRow[] = [];
  for (const ticket of tickets) {
    batch.push(ticket);
    if (batch.length === ticketsPerBatch) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
};

/** Writes tickets in batches through `write`, each with what `reporterOf` keeps; gives their number. */
export const copyTicketBatches = async (
  load: Load,
  bundle: Pick<DistrictBundle, 'tickets' | 'places'>,
  write: (work: (tx: Sql) => Promise<number>) => Promise<number>,
  onBatch: (done: number) => void,
  reporterOf: (ticket: TicketRow) => TicketReporter = keptHash,
): Promise<number> => {
  const placeOf = ticketPlacerOf(load.placer, bundle.places.units);
  let done = 0;
  let writing: Promise<void> = Promise.resolve();
  try {
    for (const batch of inBatches(bundle.tickets)) {
      // The next batch is made while the database takes this one.
      const placed = batch.map((ticket) => ({ ...placeOf(ticket), reporter: reporterOf(ticket) }));
      await writing;
      writing = write((tx) => copyTickets(tx, load.importId, load.revisionId, placed)).then((count) => {
        done += count;
        onBatch(done);
      });
    }
    await writing;
  } finally {
    // Nothing may be under way any more when the caller hears of a failure.
    await Promise.allSettled([writing]);
  }
  return done;
};
