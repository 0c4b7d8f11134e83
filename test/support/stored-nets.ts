import { expect } from 'vitest';
import { placerOf } from '../../server/actions/place-rows.ts';
import { loadNet } from '../../server/answers/load-net.ts';
import type { Pool, Sql } from '../../server/db/sql.ts';
import { apply } from '../../server/engines/net/apply.ts';
import { certify } from '../../server/engines/net/certificate.ts';
import { outlineOf, publish } from '../../server/engines/net/dissolve.ts';
import type { Net } from '../../server/engines/net/net.ts';
import type { Operation } from '../../server/engines/net/operations.ts';
import { getDistrict } from '../../server/queries/district.ts';
import { listChain } from '../../server/queries/net-chain.ts';

/** Sets what day it is for the whole database, or goes back to the real one. */
export const setToday = async (sql: Sql, day: string | null): Promise<void> => {
  await sql.unsafe(
    `create or replace function shanghai_today() returns date language sql stable as
     $$ select ${day === null ? "(now() at time zone 'Asia/Shanghai')::date" : `date '${day}'`} $$`,
  );
};

/** Does operations on a net; one that is refused fails the test. */
export const withOperations = (net: Net, operations: readonly Operation[]): Net => {
  for (const operation of operations) {
    const outcome = apply(net, operation);
    if (!outcome.ok) throw new Error(`${operation.kind}: ${JSON.stringify(outcome.refusal)}`);
  }
  return net;
};

/** Of every revision: the arcs are a net that can be certified, and outlines, leaves and places follow from it exactly. */
export const expectStoredNetsToAgree = async (sql: Pool): Promise<void> => {
  const district = await getDistrict(sql);
  if (district === null) throw new Error('no district');
  const placer = placerOf(district);
  for (const { id } of await listChain(sql)) {
    const net = await loadNet(sql, id);
    const units = publish(net);
    const certificate = certify(units, outlineOf(net) ?? []);
    expect(certificate.ok).toBe(true);
    const [kept] = await sql<{ certificate: { hash: string } | null }[]>`
      select certificate from net_revision where id = ${id}`;
    if (kept?.certificate)
      expect(kept.certificate).toMatchObject({ hash: certificate.ok && certificate.hash });
    const rows = await sql<{ id: string; geom: string; isLeaf: boolean; area: number }[]>`
      select unit_id as id, encode(st_asewkb(geom), 'hex') as geom, is_leaf as "isLeaf", area_square_meters as area
      from unit_version
      where from_revision <= ${id} and (until_revision is null or until_revision > ${id}) order by unit_id`;
    expect(rows).toEqual(
      units.map(({ unit, polygons }) => {
        const { geom, areaSquareMeters } = placer.outline(polygons);
        return { id: unit.id, geom, isLeaf: net.isLeaf(net.slotOf(unit.id) ?? 0), area: areaSquareMeters };
      }),
    );
    await expectPlacesToAgree(sql, id);
  }
};

/** Tickets lie where their points fall, and in the community of that leaf. */
const expectPlacesToAgree = async (sql: Pool, id: number): Promise<void> => {
  const misplaced = await sql`
    with leaf as (
      select unit_version.unit_id, unit_version.community_id, unit_version.geom, unit.feature_id
      from unit_version join unit on unit.id = unit_version.unit_id
      where is_leaf and not is_void and from_revision <= ${id} and (until_revision is null or until_revision > ${id})
    ), right_place as (
      select ticket.id, place.unit_id, place.community_id
      from ticket left join lateral (
        select * from leaf where st_covers(leaf.geom, ticket.geom) order by feature_id limit 1
      ) as place on true
    ), kept as (
      select * from ticket_unit where from_revision <= ${id} and (until_revision is null or until_revision > ${id})
        and unit_id in (select unit_id from leaf)
    )
    select right_place.id, right_place.unit_id, kept.unit_id
    from right_place full join kept on kept.ticket_id = right_place.id
    where (right_place.unit_id, right_place.community_id) is distinct from (kept.unit_id, kept.community_id)`;
  expect(misplaced).toEqual([]);
};
