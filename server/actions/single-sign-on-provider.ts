import * as oidc from 'openid-client';
import type { SignOnFailure, SingleSignOnSettings } from '../contract/single-sign-on.ts';

/** Why a sign-on came to nothing; the message is for the log and holds nothing of the person. */
export class SignOnRefusal extends Error {
  readonly failure: SignOnFailure;

  constructor(failure: SignOnFailure, message: string) {
    super(message);
    this.name = 'SignOnRefusal';
    this.failure = failure;
  }
}

/** What ties an answer of the provider to the browser that asked. */
export interface SignOnSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who somebody is, in the words of the provider. */
export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly login: string | null;
}

/** The government's provider. Every function throws `SignOnRefusal`. */
export interface SignOnProvider {
  /** Where the browser is sent. */
  authorizationUrl(redirectUri: string, secrets: SignOnSecrets): Promise<URL>;
  /** Who the browser that came back to this address is. */
  identify(callback: URL, secrets: SignOnSecrets): Promise<ProvenIdentity>;
}

const timeoutSeconds = 10;
const knownForMs = 3_600_000;
/** A provider that is down is not asked again at once by everybody. */
const retryAfterMs = 3_000;

/** New secrets for one attempt (RFC 7636 for the verifier). */
export const makeSignOnSecrets = (): SignOnSecrets => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
});

/** The provider of these settings; it is looked up when it is first needed, and again after a failure. */
export const createSignOnProvider = (settings: SingleSignOnSettings): SignOnProvider => {
  const configuration = lookUpLazily(() => discover(settings));
  return {
    async authorizationUrl(redirectUri, { state, nonce, verifier }) {
      return oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    },
    async identify(callback, secrets) {
      const known = await configuration();
      try {
        return await exchange(known, callback, secrets, settings.loginClaim);
      } catch (error) {
        throw refusalOf(error);
      }
    },
  };
};

const discover = async (settings: SingleSignOnSettings): Promise<oidc.Configuration> => {
  const issuer = new URL(settings.issuer);
  try {
    return await oidc.discovery(
      issuer,
      settings.clientId,
      undefined,
      oidc.ClientSecretBasic(settings.clientSecret),
      {
        timeout: timeoutSeconds,
        // The signature of the ID token is checked too. Settings allow http on the same machine only.
        execute: [
          oidc.enableNonRepudiationChecks,
          ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
        ],
      },
    );
  } catch (error) {
    throw new SignOnRefusal('unavailable', `the provider was not found: ${reasonOf(error)}`);
  }
};

const lookUpLazily = <T>(lookUp: () => Promise<T>): (() => Promise<T>) => {
  let known: { value: Promise<T>; until: number } | null = null;
  return () => {
    if (known !== null && known.until > Date.now()) return known.value;
    const entry = { value: lookUp(), until: Date.now() + knownForMs };
    known = entry;
    entry.value.catch(() => {
      entry.until = Date.now() + retryAfterMs;
    });
    return entry.value;
  };
};

const exchange = async (
  configuration: oidc.Configuration,
  callback: URL,
  { state, nonce, verifier }: SignOnSecrets,
  loginClaim: string,
): Promise<ProvenIdentity> => {
  const tokens = await oidc.authorizationCodeGrant(configuration, callback, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new SignOnRefusal('refused', 'there was no ID token');
  // Providers may keep what describes a person out of the ID token.
  const isElsewhere =
    claims[loginClaim] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined;
  const described = isElsewhere
    ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
    : claims;
  const login = described[loginClaim];
  return {
    issuer: claims.iss,
    subject: claims.sub,
    login: typeof login === 'string' ? login.trim().toLowerCase() : null,
  };
};

/** The library's errors carry claims and answers in their causes: only their words go on. */
const refusalOf = (error: unknown): SignOnRefusal =>
  error instanceof SignOnRefusal
    ? error
    : new SignOnRefusal(isUnreached(error) ? 'unavailable' : 'refused', reasonOf(error));

const isUnreached = (error: unknown): boolean => {
  // What fetch throws when there is no connection.
  if (error instanceof TypeError) return !('code' in error);
  if (!(error instanceof oidc.ClientError)) return false;
  return error.code === 'OAUTH_TIMEOUT' || (error.cause instanceof Response && error.cause.status >= 500);
};

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'no reason';
  const words = [
    'code' in error && typeof error.code === 'string' ? error.code : '',
    // Such as `invalid_client`.
    'error' in error && typeof error.error === 'string' ? error.error : '',
    error.message,
  ];
  return words
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, 200);
};
