/** The government's own sign-on (OpenID Connect). */
export interface SingleSignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that holds the login, unless a person is known by the subject already. */
  readonly loginClaim: string;
}

/**
 * Why somebody came back from the government's sign-on and is not in; the page is opened with `?sign-in=…`.
 * `unknown`: nobody here has this identity, or their account is locked. `expired`: it took too long, was used
 * before, or was begun in another browser. `refused`: the provider said no, or its answer proves nothing.
 * `unavailable`: the provider cannot be reached.
 */
export const signOnFailures = ['unknown', 'expired', 'refused', 'unavailable'] as const;
export type SignOnFailure = (typeof signOnFailures)[number];
