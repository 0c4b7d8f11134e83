import { appendAudit } from '../../../server/queries/audit-log.ts';
import { layStreets } from '../coverage-streets.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { addReporter } from '../ticket-persons.ts';
import { plantDistrictRows } from './planted-rows.ts';

/** The app over the small district with offices, cases and a reporter in the caseworkers' first case. */
export const openRouteWorld = async (): Promise<TestApp> => {
  const atlas = await openTestApp();
  await atlas.database.sql.begin(plantDistrictRows);
  await layStreets(atlas.database.sql);
  const person = { name: '合成人名', phone: '13900000000', address: '合成地址', content: '合成诉求' };
  await atlas.database.sql`delete from personal.ticket_person`;
  await addReporter(atlas.database, atlas.deps.sealer, 2, person);
  await atlas.database.sql.begin((sql) =>
    appendAudit(sql, {
      actor: 'cli',
      action: 'test',
      subject: 'import 1',
      before: { rows: 0 },
      after: { rows: 1 },
    }),
  );
  return atlas;
};
