// A process of its own that opens an embedded database, so that a test can kill it. Runs the compiled server.
const modes = {
  /** Only keeps the database open. */
  hold: async () => {
    process.stdout.write('open\n');
  },
  /** Writes pairs of rows, each pair in a transaction, and says the number of each pair that was acknowledged. */
  write: async (sql) => {
    await sql`create table if not exists pair (number integer not null, half text not null)`;
    const [last] = await sql`select coalesce(max(number), 0) as number from pair`;
    for (let number = last.number + 1; ; number += 1) {
      await sql.begin(async (tx) => {
        await tx`insert into pair values (${number}, 'first')`;
        await tx`insert into pair values (${number}, 'second')`;
      });
      process.stdout.write(`${number}\n`);
    }
  },
  /** Joins the owner of the folder and says what the table `shared_row` holds. */
  join: async (sql) => {
    const rows = await sql`select note from shared_row order by note`;
    await sql`insert into shared_row values ('from the command line')`;
    process.stdout.write(`${JSON.stringify(rows.map(({ note }) => note))}\n`);
    process.exit(0);
  },
};

const compiled = new URL('../../.build/server/db/embedded.js', import.meta.url).href;
const { openEmbedded } = await import(compiled);
const [dataDir, snapshotFile, mode] = process.argv.slice(2);
const database = await openEmbedded({ dataDir, join: mode === 'join' }, { snapshotFile });
setInterval(() => {}, 1000);
await modes[mode](database.sql);
