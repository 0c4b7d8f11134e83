import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';
import { announce } from './announce.ts';
import { openApp } from './app.ts';
import { AppError } from './contract/app-error.ts';
import type { Database } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { createEventBus } from './events/event-bus.ts';
import { keepAnchoring } from './jobs/anchor-audit.ts';
import { keepTakingEffect } from './jobs/net-effect.ts';
import { prepareDemo } from './jobs/prepare-demo.ts';
import { preparePeople } from './jobs/prepare-people.ts';
import { keepRetaining } from './jobs/retention.ts';
import { watchAlerts } from './jobs/watch-alerts.ts';
import { listenEarly } from './listener.ts';
import { openLog } from './log.ts';
import { startProgress } from './progress.ts';
import { fillPublicInstance, type PublicInstance, refusePublicInstance } from './public-instance.ts';
import { makePassingKey, readSecretKey, type SecretKey } from './secret-key.ts';
import { readSettings, type Settings } from './settings.ts';

const webFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'web');

const databaseSteps: Record<string, { zh: string; en: string }> = {
  creating: { zh: '正在创建数据库', en: 'creating the database' },
  starting: { zh: '正在启动数据库', en: 'starting the database' },
  joining: { zh: '正在连接数据库', en: 'joining the database' },
  connecting: { zh: '正在连接数据库', en: 'connecting to the database' },
};

interface Opened {
  readonly database: Database;
  readonly setupCode: string | null;
  /** Where this process serves a bundle to the public and nothing else. */
  readonly instance: PublicInstance | null;
}

const openPreparedDatabase = async (
  settings: Settings,
  secretKey: SecretKey,
  progress: ReturnType<typeof startProgress>,
  log: pino.Logger,
): Promise<Opened> => {
  const database = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir: settings.dataDir,
    log,
    onProgress: (step) => progress.step(databaseSteps[step] ?? { zh: step, en: step }),
  });
  try {
    progress.step({ zh: '正在升级数据库结构', en: 'bringing the schema up to date' });
    if (settings.publicInstance !== undefined) {
      const instance = await fillPublicInstance(database, settings.publicInstance, log);
      return { database, setupCode: null, instance };
    }
    await migrate(database.sql);
    await refusePublicInstance(database.sql);
    await prepareDemo(database.sql, {
      wanted: settings.demo,
      now: new Date(),
      sealer: secretKey.sealer,
      onProgress: progress.step,
    });
    return { database, ...(await preparePeople(database.sql)), instance: null };
  } catch (error) {
    await database.close();
    throw error;
  }
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
  const log = openLog(settings.logLevel, pino.destination(2));
  const progress = startProgress(process.stderr);
  const listener = await listenEarly(settings.host, settings.port, progress.current);
  let stop: () => Promise<void> = () => listener.close(0);
  closeOnSignal(() => stop());
  const secretKey = settings.publicInstance === undefined ? readSecretKey(settings) : makePassingKey();
  const { database, setupCode, instance } = await openPreparedDatabase(settings, secretKey, progress, log);
  const events = await createEventBus(database);
  const running =
    instance ??
    keepAnchoring({
      sql: database.sql,
      file: settings.auditAnchorFile,
      onError: (err) => log.error({ err }, 'the audit log could not be anchored'),
    });
  const retaining =
    instance === null
      ? keepRetaining({
          pool: database.sql,
          onError: (err) => log.error({ err }, 'what was due could not be deleted'),
        })
      : null;
  const effecting =
    instance === null
      ? keepTakingEffect({
          pool: database.sql,
          onError: (err) => log.error({ err }, 'a net could not take effect'),
        })
      : null;
  let watching: ReturnType<typeof watchAlerts> | null = null;
  stop = async () => {
    events.close();
    await listener.close(2_000);
    await running.close();
    await watching?.close();
    await retaining?.close();
    await effecting?.close();
    await database.close();
  };
  const { app, warm, findAlerts } = openApp({
    pool: database.sql,
    engine: database.engine,
    events,
    log,
    webFolder: existsSync(join(webFolder, 'index.html')) ? webFolder : null,
    sealer: secretKey.sealer,
    auditAnchorFile: settings.auditAnchorFile,
    behindProxy: settings.behindProxy,
    publicOnly: instance !== null,
    ...(settings.publicUrl === undefined ? {} : { publicUrl: settings.publicUrl }),
    ...(settings.singleSignOn === undefined ? {} : { singleSignOn: settings.singleSignOn }),
  });
  listener.ready(getRequestListener(app.fetch));
  if (instance === null) {
    void warm();
    watching = watchAlerts({
      pool: database.sql,
      find: findAlerts,
      onTicketChange: (changed) => events.subscribe(({ layer }) => layer === 'tickets' && changed(), changed),
      onError: (err) => log.error({ err }, 'early warnings could not be looked for'),
    });
  }
  progress.end();
  const seconds = Math.round((Date.now() - begun) / 1000);
  announce(settings, { database, secretKey, setupCode, seconds, bundleMadeAt: instance?.madeAt ?? null });
};

main().catch((error: unknown) => {
  if (error instanceof AppError)
    process.stderr.write(`\n${error.messageIn('zh-CN')}\n${error.messageIn('en')}\n`);
  else process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
