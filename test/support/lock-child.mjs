// A process of its own that tries to take the lock of a folder and keeps it until it is killed.
const compiled = new URL('../../.build/server/db/folder-lock.js', import.meta.url).href;
const { lockFolder } = await import(compiled);
const attempt = lockFolder(process.argv[2], '');
process.stdout.write(attempt.taken ? 'taken\n' : 'refused\n');
setInterval(() => {}, 1000);
