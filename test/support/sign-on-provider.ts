import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { SingleSignOnSettings } from '../../server/contract/single-sign-on.ts';

/** A real OpenID Connect provider on a loopback port. */
export interface TestProvider {
  readonly settings: SingleSignOnSettings;
  /** Who signs in there from now on: subject and what the provider calls their login. */
  account: { subject: string; login: string | undefined };
  /** Whether it answers nothing but 503. */
  isDown: boolean;
  /** Whether it breaks the signature of every ID token. */
  breaksSignatures: boolean;
  /** Takes a browser from the address it was sent to back to ours; gives that address. */
  visit(authorization: URL): Promise<URL>;
  close(): Promise<void>;
}

const clientId = 'wangge-atlas';
const clientSecret = 'a secret that the provider gave us, 32+';

interface Grant {
  addOIDCScope(scope: string): void;
  save(): Promise<unknown>;
}
interface GrantContext {
  readonly oidc: {
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
    readonly provider: { readonly Grant: new (of: object) => Grant };
  };
}

/** Nobody is asked for consent: the atlas belongs to the same house. */
const grantAll = async ({ oidc }: GrantContext): Promise<Grant> => {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client.clientId,
    accountId: oidc.session.accountId,
  });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
};

const signingKey = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'test' };
};

/** Changes the last but one letter of the signature on the way out; the length stays. */
const breakSignature = (response: ServerResponse): void => {
  const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
  response.end = ((body?: unknown) => {
    const text = Buffer.isBuffer(body) || typeof body === 'string' ? String(body) : '';
    const broken = text.replace(
      /("id_token":"[^"]*\.)(.)([^".]*")/,
      (_whole, head: string, letter: string, tail: string) => `${head}${letter === 'A' ? 'B' : 'A'}${tail}`,
    );
    return text === '' ? end(body) : end(broken);
  }) as ServerResponse['end'];
};

export const openTestProvider = async (redirectUri: string): Promise<TestProvider> => {
  const server: Server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: { keys: [signingKey()] },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    interactions: { url: () => '/interaction' },
    loadExistingGrant: grantAll,
    findAccount: (_context: unknown, subject: string) => ({
      accountId: subject,
      claims: () => ({ sub: subject, preferred_username: test.account.login }),
    }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const path = request.url ?? '';
    if (test.isDown) response.writeHead(503).end();
    else if (path.startsWith('/interaction'))
      void provider.interactionFinished(request, response, { login: { accountId: test.account.subject } });
    else {
      if (test.breaksSignatures && path.startsWith('/token')) breakSignature(response);
      void answer(request, response);
    }
  });
  const test: TestProvider = {
    settings: { issuer, clientId, clientSecret, loginClaim: 'preferred_username' },
    account: { subject: 'nobody', login: undefined },
    isDown: false,
    breaksSignatures: false,
    visit: (authorization) => visit(authorization, issuer),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return test;
};

/** A browser at the provider: follows redirects with its cookies until it is sent elsewhere. */
const visit = async (authorization: URL, issuer: string): Promise<URL> => {
  const cookies = new Map<string, string>();
  let address = authorization;
  for (let step = 0; step < 10 && address.origin === issuer; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider said ${answer.status}: ${await answer.text()}`);
    address = new URL(next, address);
  }
  return address;
};
