import type { Sql } from '../db/sql.ts';
import { storedLinesOf } from '../engines/net/arc-bytes.ts';
import type { Net } from '../engines/net/net.ts';
import { copyNetArcs, type NetArcRow } from '../queries/net-arcs.ts';

/**
 * Writes the arcs of a net as part of a revision, in the transaction it is given; gives their number. The units must
 * be there already. `featureIdOf` gives the permanent number of a leaf by its uuid, and undefined for none, which
 * throws RangeError.
 */
export const storeArcs = (
  sql: Sql,
  revisionId: number,
  net: Net,
  featureIdOf: (unitId: string) => number | undefined,
): Promise<number> => copyNetArcs(sql, revisionId, rowsOf(net, featureIdOf));

function* rowsOf(net: Net, featureIdOf: (unitId: string) => number | undefined): Generator<NetArcRow> {
  const numberOf = (id: string): number => {
    const number = featureIdOf(id);
    if (number === undefined) throw new RangeError(`a leaf without a number: ${id}`);
    return number;
  };
  for (const { left, right, path } of storedLinesOf(net))
    yield { left: numberOf(left), right: right === null ? null : numberOf(right), path };
}
