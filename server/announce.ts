import type { Database } from './db/database.ts';
import type { SecretKey } from './secret-key.ts';
import type { Settings } from './settings.ts';

const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost']);

/** What a start has come to. */
export interface Started {
  readonly database: Database;
  readonly secretKey: SecretKey;
  /** The one-time code for the first administrator; it appears here and nowhere else. */
  readonly setupCode: string | null;
  readonly seconds: number;
  /** When the bundle was made that is served to the public; null on an instance of the staff. */
  readonly bundleMadeAt: string | null;
}

/** Says where the page is, and what whoever started it must know. */
export const announce = (
  settings: Settings,
  { database, secretKey, setupCode, seconds, bundleMadeAt }: Started,
): void => {
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const lines = [`网格图已就绪 · Wangge Atlas is ready: http://${host}:${settings.port} (${seconds} s)`];
  if (bundleMadeAt !== null)
    lines.push(
      `公众实例,数据包制于 ${bundleMadeAt} · public instance, its bundle was made at ${bundleMadeAt}`,
    );
  // A public instance can be filled again at any time.
  if (database.engine === 'embedded' && bundleMadeAt === null)
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
