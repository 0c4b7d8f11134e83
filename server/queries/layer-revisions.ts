import { layerChannel } from '../contract/events.ts';
import type { LayerName } from '../contract/layers.ts';
import type { Sql } from '../db/sql.ts';

/**
 * Raises the build of the layers and tells every process, when the surrounding transaction commits.
 * Call it once per transaction, after the rows of the layers are written.
 */
export const raiseLayerBuilds = async (
  sql: Sql,
  layers: readonly LayerName[],
  cause: string,
): Promise<void> => {
  // Which builds do the changed layers have now?
  await sql`
    with raised as (
      insert into layer_revision (layer, cause) select unnest(${sql.array([...layers])}::text[]), ${cause}
      on conflict (layer) do update
        set build = layer_revision.build + 1, changed_at = now(), cause = excluded.cause
      returning layer, build
    )
    select pg_notify(${layerChannel}, json_build_object('layer', layer, 'build', build,
      'netRevision', net_in_force())::text)
    from raised`;
};
