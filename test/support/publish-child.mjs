// Publishes a revision and takes it back, over and over, until it is killed. Says what it is at on standard output.
import { randomUUID } from 'node:crypto';
import { publishRevision } from '../../.build/server/actions/publish-revision.js';
import { withdrawRevision } from '../../.build/server/actions/withdraw-revision.js';
import { loadNet } from '../../.build/server/answers/load-net.js';
import { openDatabase } from '../../.build/server/db/open.js';
import { apply } from '../../.build/server/engines/net/apply.js';

const [databaseUrl = '', base = '0', effectiveFrom = '', operations = '[]'] = process.argv.slice(2);
const revisionId = Number(effectiveFrom.replaceAll('-', ''));
const { sql } = await openDatabase({ databaseUrl, dataDir: '' });
for (;;) {
  const [there] = await sql`select id from net_revision where id = ${revisionId}`;
  if (there === undefined) {
    const head = await loadNet(sql, Number(base));
    for (const operation of JSON.parse(operations)) apply(head, operation);
    process.stdout.write('publishing\n');
    await sql.begin((tx) =>
      publishRevision(tx, {
        baseRevision: Number(base),
        head,
        effectiveFrom,
        title: '调整',
        documentNumber: null,
        scenarioId: randomUUID(),
        actor: 'child',
      }),
    );
    process.stdout.write('published\n');
  } else {
    process.stdout.write('withdrawing\n');
    await sql.begin((tx) => withdrawRevision(tx, { revisionId, reason: '试验', actor: 'child' }));
    process.stdout.write('withdrawn\n');
  }
}
