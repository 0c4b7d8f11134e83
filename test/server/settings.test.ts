import { describe, expect, it } from 'vitest';
import { AppError } from '../../server/contract/app-error.ts';
import { readSettings } from '../../server/settings.ts';

const failure = (env: Record<string, string>): AppError => {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('the settings were accepted');
};

describe('settings', () => {
  it('have a default for everything', () => {
    expect(readSettings({})).toEqual({
      dataDir: '.wangge',
      port: 8787,
      host: '127.0.0.1',
      demo: true,
      logLevel: 'warn',
      secretKeys: [],
      behindProxy: false,
      auditAnchorFile: '.wangge/audit-anchors.jsonl',
    });
  });

  it('are read from the environment, and an empty variable counts as absent', () => {
    expect(
      readSettings({
        DATABASE_URL: 'postgres://reader:secret@db.example/wangge',
        DATA_DIR: '/srv/wangge',
        PORT: '0',
        HOST: '::1',
        DEMO: '0',
        LOG_LEVEL: '',
        AUDIT_ANCHOR_FILE: '/mnt/elsewhere/anchors.jsonl',
      }),
    ).toEqual({
      databaseUrl: 'postgres://reader:secret@db.example/wangge',
      dataDir: '/srv/wangge',
      port: 0,
      host: '::1',
      demo: false,
      logLevel: 'warn',
      secretKeys: [],
      behindProxy: false,
      auditAnchorFile: '/mnt/elsewhere/anchors.jsonl',
    });
  });

  it.each([
    ['PORT', '80a'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['HOST', 'two words'],
    ['DEMO', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_URL', 'not a url'],
  ])('refuse %s=%s and say so in both languages', (name, value) => {
    const error = failure({ [name]: value });
    expect(error.code).toBe('setting-wrong');
    expect(error.messageIn('zh-CN')).toContain(`环境变量 ${name} 不正确:应为`);
    expect(error.messageIn('en')).toContain(`Environment variable ${name} is wrong: expected`);
  });

  it('never repeat a database address, which may hold a password', () => {
    const error = failure({ DATABASE_URL: 'http://user:hunter2@host/db' });
    expect(error.messageIn('en') + JSON.stringify(error.details)).not.toContain('hunter2');
  });
});
