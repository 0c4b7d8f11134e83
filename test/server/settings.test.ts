import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../server/contract/app-error.ts';
import { environmentNames, readSettings } from '../../server/settings.ts';

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
    ['SECRET_KEY', 'too short'],
    ['SECRET_KEY', Buffer.alloc(32).toString('base64')],
    ['SECRET_KEY', `${randomBytes(32).toString('base64')},short`],
    ['PUBLIC_URL', 'atlas.example.gov.cn'],
    ['PUBLIC_URL', 'ftp://atlas.example.gov.cn'],
    ['PUBLIC_URL', 'https://atlas.example.gov.cn/map'],
    ['PUBLIC_URL', 'https://name:word@atlas.example.gov.cn'],
    ['BEHIND_PROXY', 'true'],
    ['PUBLIC_ONLY', 'yes'],
    ['OIDC_ISSUER', 'sso'],
    ['OIDC_LOGIN_CLAIM', 'a b'],
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

describe('an instance for the public', () => {
  const whole = {
    PUBLIC_ONLY: '1',
    PUBLIC_BUNDLE: 'public.bundle',
    PUBLIC_BUNDLE_PUBLIC_KEY: 'site.pub.pem',
  };

  it('is set by its bundle and the public key', () => {
    expect(readSettings(whole).publicInstance).toEqual({
      bundle: 'public.bundle',
      publicKey: 'site.pub.pem',
    });
    expect(readSettings({ ...whole, PUBLIC_ONLY: '0' }).publicInstance).toBeUndefined();
    expect(readSettings({ PUBLIC_BUNDLE_KEY: 'site.key.pem' }).publicBundleKeyFile).toBe('site.key.pem');
  });

  it.each(['PUBLIC_BUNDLE', 'PUBLIC_BUNDLE_PUBLIC_KEY'])('does not go without %s', (name) => {
    expect(failure({ ...whole, [name]: ' ' }).messageIn('zh-CN')).toContain(`环境变量 ${name} 不正确`);
  });

  it('takes none of the secrets of the staff', () => {
    const secrets = {
      SECRET_KEY: randomBytes(32).toString('base64'),
      OIDC_CLIENT_SECRET: 'hunter2',
      PUBLIC_BUNDLE_KEY: 'site.key.pem',
    };
    for (const [name, value] of Object.entries(secrets)) {
      const error = failure({ ...whole, [name]: value });
      expect(error.messageIn('en')).toContain(`Environment variable ${name} is wrong`);
      expect(error.messageIn('en') + JSON.stringify(error.details)).not.toContain(value);
    }
  });
});

describe('a key', () => {
  it('is one of 32 random bytes or several, the first of which seals', () => {
    const [first, second] = [randomBytes(32), randomBytes(32)];
    const { secretKeys } = readSettings({
      SECRET_KEY: `${first.toString('base64')}, ${second.toString('base64')}`,
    });
    expect(secretKeys.map((key) => Buffer.from(key).equals(first))).toEqual([true, false]);
  });

  it('is never repeated when it is wrong', () => {
    const error = failure({ SECRET_KEY: 'hunter2' });
    expect(error.messageIn('en') + JSON.stringify(error.details)).not.toContain('hunter2');
  });
});

describe('single sign-on', () => {
  const whole = {
    OIDC_ISSUER: 'https://sso.example.gov.cn/realms/staff',
    OIDC_CLIENT_ID: 'wangge-atlas',
    OIDC_CLIENT_SECRET: 'hunter2',
  };

  it('is set by issuer, name and secret together', () => {
    expect(readSettings(whole).singleSignOn).toEqual({
      issuer: whole.OIDC_ISSUER,
      clientId: 'wangge-atlas',
      clientSecret: 'hunter2',
      loginClaim: 'preferred_username',
    });
    expect(readSettings({ ...whole, OIDC_LOGIN_CLAIM: 'uid' }).singleSignOn?.loginClaim).toBe('uid');
    expect(readSettings({ OIDC_LOGIN_CLAIM: 'uid' }).singleSignOn).toBeUndefined();
  });

  it.each(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])('does not go without %s', (name) => {
    const error = failure({ ...whole, [name]: '' });
    expect(error.messageIn('en')).toContain(`Environment variable ${name} is wrong: expected`);
    expect(error.messageIn('en') + JSON.stringify(error.details)).not.toContain('hunter2');
  });

  it('asks by http on the same machine only', () => {
    const issuerOf = (issuer: string) => readSettings({ ...whole, OIDC_ISSUER: issuer }).singleSignOn?.issuer;
    for (const issuer of ['http://127.0.0.1:9000', 'http://localhost/realm', 'http://[::1]:9000'])
      expect(issuerOf(issuer)).toBe(issuer);
    for (const issuer of ['http://sso.example.gov.cn', 'ldap://sso', 'sso', 'http://127.0.0.1.example.com'])
      expect(failure({ ...whole, OIDC_ISSUER: issuer }).messageIn('zh-CN')).toContain('OIDC_ISSUER');
  });
});

it('every variable is described where whoever runs the server looks', () => {
  const text = readFileSync('server/deploy/README.md', 'utf8');
  for (const name of environmentNames) expect(text).toContain(`\`${name}\``);
});
