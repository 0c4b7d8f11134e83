import type { LayerName } from '../contract/layers.ts';
import type { Pool } from '../db/sql.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { raiseLayerBuilds } from '../queries/layer-revisions.ts';
import {
  listDueRevisions,
  markEffective,
  moveOrganisations,
  movePlaces,
  moveTickets,
} from '../queries/net-effect.ts';

/** Layers that look different, or belong to other units, from the first day of a net on. */
const affected: readonly LayerName[] = [
  'areas',
  'grids',
  'compounds',
  'buildings',
  'stations',
  'party-orgs',
  'tickets',
];

/**
 * Does what is to be done on the first day of a net, for every net whose day has come: tickets, compounds, stations
 * and organisations belong to the communities and units of now, and open pages are told. Which net is in force does
 * not wait for it: that is decided by the day alone. Several processes may ask at once; the work is done once. Gives
 * the revisions for which it did the work.
 */
export const takeEffect = (pool: Pool): Promise<number[]> =>
  pool.begin(async (tx) => {
    const due = await listDueRevisions(tx);
    const tickets: number[] = [];
    for (const id of due) {
      await movePlaces(tx, id);
      await moveOrganisations(tx, id);
      tickets.push(await moveTickets(tx, id));
      await markEffective(tx, id);
    }
    const latest = due.at(-1);
    if (latest === undefined) return due;
    await raiseLayerBuilds(tx, affected, `net revision ${latest} in force`);
    await appendAudit(tx, {
      actor: 'server',
      action: 'net-took-effect',
      subject: `net revision ${latest}`,
      after: { revisions: due, movedTickets: tickets },
    });
    return due;
  }) as Promise<number[]>;
