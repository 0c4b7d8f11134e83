import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';
import { openApp } from './app.ts';
import { AppError } from './contract/app-error.ts';
import type { Database } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { createEventBus } from './events/event-bus.ts';
import { prepareDemo } from './jobs/prepare-demo.ts';
import { preparePeople } from './jobs/prepare-people.ts';
import { listenEarly } from './listener.ts';
import { startProgress } from './progress.ts';
import { readSecretKey, type SecretKey } from './secret-key.ts';
import { readSettings, type Settings } from './settings.ts';

const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost']);
const webFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'web');

const databaseSteps: Record<string, { zh: string; en: string }> = {
  creating: { zh: '正在创建数据库', en: 'creating the database' },
  starting: { zh: '正在启动数据库', en: 'starting the database' },
  joining: { zh: '正在连接数据库', en: 'joining the database' },
  connecting: { zh: '正在连接数据库', en: 'connecting to the database' },
};

const openPreparedDatabase = async (
  settings: Settings,
  progress: ReturnType<typeof startProgress>,
  log: pino.Logger,
): Promise<{ database: Database; setupCode: string | null }> => {
  const database = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir: settings.dataDir,
    log,
    onProgress: (step) => progress.step(databaseSteps[step] ?? { zh: step, en: step }),
  });
  try {
    progress.step({ zh: '正在升级数据库结构', en: 'bringing the schema up to date' });
    await migrate(database.sql);
    await prepareDemo(database.sql, {
      wanted: settings.demo,
      now: new Date(),
      onProgress: progress.step,
    });
    return { database, ...(await preparePeople(database.sql)) };
  } catch (error) {
    await database.close();
    throw error;
  }
};

interface Started {
  readonly database: Database;
  readonly secretKey: SecretKey;
  /** The one-time code for the first administrator; it appears here and nowhere else. */
  readonly setupCode: string | null;
  readonly seconds: number;
}

const announce = (settings: Settings, { database, secretKey, setupCode, seconds }: Started): void => {
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const lines = [`网格图已就绪 · Wangge Atlas is ready: http://${host}:${settings.port} (${seconds} s)`];
  if (database.engine === 'embedded')
    lines.push(
      '内置数据库不做断电保护(fsync 关闭),正式使用请设 DATABASE_URL。',
      'The embedded database is not safe against power loss (fsync is off); set DATABASE_URL for real use.',
    );
  if (setupCode !== null)
    lines.push(
      `尚无系统管理员。首次登录的一次性设置码(24 小时内有效,只用一次):${setupCode}`,
      `There is no system administrator yet. One-time code for the first sign-in (24 hours, once): ${setupCode}`,
    );
  if (secretKey.source === 'file')
    lines.push(
      `未设 SECRET_KEY,密钥暂存于 ${secretKey.file}:仅供试用,不接收真实个人信息。`,
      `SECRET_KEY is not set; a key was put into ${secretKey.file}: for trials only, real personal data are refused.`,
    );
  if (!loopbackHosts.has(settings.host) && !settings.publicUrl?.startsWith('https:'))
    lines.push(
      `监听 ${settings.host}:登录与定位需要 https(或 localhost),请设 PUBLIC_URL。`,
      `Listening on ${settings.host}: sign-in and geolocation need https (or localhost); set PUBLIC_URL.`,
    );
  for (const line of lines) process.stdout.write(`${line}\n`);
};

const closeOnSignal = (close: () => Promise<void>): void => {
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (closing) process.exit(130);
      closing = true;
      process.stderr.write('\n正在关闭 · closing …\n');
      close().then(
        () => process.exit(0),
        (error) => {
          process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
          process.exit(1);
        },
      );
    });
};

const main = async (): Promise<void> => {
  const begun = Date.now();
  const settings = readSettings(process.env);
  const log = pino({ level: settings.logLevel }, pino.destination(2));
  const progress = startProgress(process.stderr);
  const listener = await listenEarly(settings.host, settings.port, progress.current);
  let stop: () => Promise<void> = () => listener.close(0);
  closeOnSignal(() => stop());
  const { database, setupCode } = await openPreparedDatabase(settings, progress, log);
  const events = await createEventBus(database);
  stop = async () => {
    events.close();
    await listener.close(2_000);
    await database.close();
  };
  const secretKey = readSecretKey(settings);
  const { app, warm } = openApp({
    pool: database.sql,
    engine: database.engine,
    events,
    log,
    webFolder: existsSync(join(webFolder, 'index.html')) ? webFolder : null,
    sealer: secretKey.sealer,
    behindProxy: settings.behindProxy,
    ...(settings.publicUrl === undefined ? {} : { publicUrl: settings.publicUrl }),
  });
  listener.ready(getRequestListener(app.fetch));
  void warm();
  progress.end();
  const seconds = Math.round((Date.now() - begun) / 1000);
  announce(settings, { database, secretKey, setupCode, seconds });
};

main().catch((error: unknown) => {
  if (error instanceof AppError)
    process.stderr.write(`\n${error.messageIn('zh-CN')}\n${error.messageIn('en')}\n`);
  else process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
