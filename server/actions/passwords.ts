import { hash, parseOptions, verify } from '@node-rs/argon2';

/** Argon2id as OWASP advises for servers: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** The same text however it was typed: composed and full-width forms are equal. */
const plain = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(plain(password), cost);

/** A hash of nothing that anybody knows, to be compared with when there is none. */
let decoy: Promise<string> | undefined;

/** Whether this is the password; takes as long when there is no hash, so that logins cannot be tried out. */
export const isPasswordOf = async (passwordHash: string | null, password: string): Promise<boolean> => {
  decoy ??= hashPassword(crypto.randomUUID());
  const isRight = await verify(passwordHash ?? (await decoy), plain(password));
  return isRight && passwordHash !== null;
};

/** Whether a hash was made at less cost than new ones are. */
export const isOutdated = (passwordHash: string): boolean => {
  const made = parseOptions(passwordHash);
  return (
    made.memoryCost < cost.memoryCost || made.timeCost < cost.timeCost || made.parallelism < cost.parallelism
  );
};
