/** What a sealed text is for; each purpose has a key of its own. */
export type SealPurpose = 'personal' | 'totp' | 'sign-on';

/** Seals texts so that only this instance can read them, and tells equal texts without reading them. */
export interface Sealer {
  /** `context` says where the text belongs, such as `ticket 12 phone`; it opens nowhere else. */
  seal(purpose: SealPurpose, context: string, text: string): Uint8Array;
  /** Throws `sealed-unreadable` when it was sealed with another key, for another context, or changed. */
  open(purpose: SealPurpose, context: string, sealed: Uint8Array): string;
  /** Keyed hash (HMAC-SHA-256): equal for equal texts, says nothing to who lacks the key. */
  fingerprint(purpose: 'reporter' | 'throttle', text: string): Uint8Array;
  /** The same under every key, the newest first: to find what was kept before a key was replaced. */
  fingerprints(purpose: 'reporter', text: string): Uint8Array[];
}
