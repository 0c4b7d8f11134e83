import { expect } from 'vitest';
import { openTestProvider, type TestProvider } from './sign-on-provider.ts';
import { jsonOf, openTestApp, type TestApp } from './test-app.ts';

export const publicUrl = 'https://atlas.example.gov.cn';
export const callbackPath = '/api/session/single-sign-on/callback';

/** The app and a provider that know each other. */
export interface SignOnWorld {
  readonly test: TestApp;
  readonly provider: TestProvider;
  /** Somebody with an account here, who signs in at the provider from now on. */
  addOfficial(more?: { role?: string; signOn?: 'oidc' | 'password' }): Promise<{ id: string; login: string }>;
  countSessions(personId: string): Promise<number | undefined>;
  openBrowser(): SignOnBrowser;
  close(): Promise<void>;
}

export const openSignOnWorld = async (): Promise<SignOnWorld> => {
  const provider = await openTestProvider(`${publicUrl}${callbackPath}`);
  const test = await openTestApp({ deps: { publicUrl, singleSignOn: provider.settings } });
  const { sql } = test.database;
  let made = 0;
  return {
    test,
    provider,
    async addOfficial({ role = 'leader', signOn = 'oidc' } = {}) {
      made += 1;
      const login = `official-${made}`;
      const [row] = await sql<{ id: string }[]>`
        insert into identity.person (login, name, sign_on) values (${login}, '公务员', ${signOn}) returning id`;
      const id = row?.id ?? '';
      await sql`insert into identity.person_role (person_id, role) values (${id}, ${role})`;
      provider.account = { subject: `subject-${made}`, login };
      return { id, login };
    },
    async countSessions(personId) {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::int as count from identity.session where person_id = ${personId}`;
      return row?.count;
    },
    openBrowser: () => new SignOnBrowser(test, provider),
    async close() {
      await test.close();
      await provider.close();
    },
  };
};

/** One browser with its cookies, as far as our own site is concerned. */
export class SignOnBrowser {
  readonly cookies = new Map<string, string>();
  private readonly test: TestApp;
  private readonly provider: TestProvider;

  constructor(test: TestApp, provider: TestProvider) {
    this.test = test;
    this.provider = provider;
  }

  async open(path: string): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.test.app.request(path, { headers: { Cookie: cookie } });
    for (const set of answer.headers.getSetCookie()) {
      expect(set).toMatch(/^__Host-.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax/);
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      if (/Max-Age=0/.test(set)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  /** Where we send the browser. */
  async begin(): Promise<URL> {
    const answer = await this.open('/api/session/single-sign-on');
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([302, 'no-store']);
    return new URL(answer.headers.get('Location') ?? '', publicUrl);
  }

  /** Where the page opens after the browser has come back to this address. */
  async comeBack(callback: URL): Promise<string> {
    expect(`${callback.origin}${callback.pathname}`).toBe(`${publicUrl}${callbackPath}`);
    const answer = await this.open(`${callback.pathname}${callback.search}`);
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([302, 'no-store']);
    return answer.headers.get('Location') ?? '';
  }

  async signOn(): Promise<string> {
    return this.comeBack(await this.provider.visit(await this.begin()));
  }

  async session() {
    return jsonOf<{ person: { login: string } | null; stage: string }>(this.open('/api/session'));
  }
}
