import { readFile, rename, writeFile } from 'node:fs/promises';
import { exportPublic, makeBundleKeys, readBundleKey } from '../actions/export-public.ts';
import { AppError } from '../contract/app-error.ts';
import { readSettings } from '../settings.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, userPath, withDatabase } from './context.ts';
import { receiptLine } from './words.ts';

const usage = 'export public --out FILE | export public --make-key NAME';

const orBroken =
  (file: string) =>
  (error: NodeJS.ErrnoException): never => {
    throw new AppError('file-broken', { file, reason: error.code ?? error.message });
  };

/** Writes a key file; one that is there is never overwritten. */
const writeKey = (file: string, pem: string, mode: number): Promise<void> =>
  writeFile(file, pem, { mode, flag: 'wx' }).catch(orBroken(file));

/** Puts a file in its place as a whole: who follows it never sees half of it. */
const writeWhole = async (file: string, bytes: Buffer): Promise<void> => {
  await writeFile(`${file}.part`, bytes).catch(orBroken(file));
  await rename(`${file}.part`, file).catch(orBroken(file));
};

const makeKey = async ({ env, terminal }: CommandContext, name: string): Promise<void> => {
  const { privateKey, publicKey } = makeBundleKeys();
  const file = userPath(env, name);
  await writeKey(`${file}.key.pem`, privateKey, 0o600);
  await writeKey(`${file}.pub.pem`, publicKey, 0o644);
  terminal.out(
    terminal.say('bundleKeysMade', { privateFile: `${file}.key.pem`, publicFile: `${file}.pub.pem` }),
  );
};

/** The key that PUBLIC_BUNDLE_KEY names; throws `setting-wrong` or `file-missing`. */
const signingKey = async ({ env }: CommandContext) => {
  const file = readSettings(env).publicBundleKeyFile;
  if (file === undefined)
    throw new AppError('setting-wrong', {
      name: 'PUBLIC_BUNDLE_KEY',
      reason: {
        zh: '应为签名私钥文件;先运行 export public --make-key NAME',
        en: 'it must name the private key file; make one with export public --make-key NAME',
      },
    });
  const path = userPath(env, file);
  const pem = await readFile(path, 'utf8').catch(() => {
    throw new AppError('file-missing', { file: path });
  });
  return readBundleKey(pem);
};

/** `export public --out FILE`: what the public may see, signed. `--make-key NAME` makes the keys for it. */
export const exportPublicCommand = async (context: CommandContext): Promise<void> => {
  const { values } = parseCommand(
    context.args,
    { out: { type: 'string' }, 'make-key': { type: 'string' } },
    { usage, positionals: [0, 0] },
  );
  const { out, 'make-key': keyName } = values;
  if ((out === undefined) === (keyName === undefined)) throw new AppError('usage', { usage });
  if (keyName !== undefined) return makeKey(context, keyName);
  const { env, terminal, now } = context;
  const key = await signingKey(context);
  const exported = await withDatabase(context, ({ sql }) => exportPublic(sql, { key, now, actor: 'cli' }));
  const file = userPath(env, out ?? '');
  await writeWhole(file, exported.bytes);
  const { stationCount, communityCount, releaseCount, reviewNumber, sha256 } = exported;
  terminal.out(terminal.say('bundleWritten', { file, bytes: exported.bytes.length }));
  terminal.out(
    `  ${terminal.say('bundleHolds', { stations: stationCount, communities: communityCount, releases: releaseCount })}`,
  );
  if (reviewNumber === null) terminal.out(`  ${terminal.say('bundleWithoutEdition')}`);
  terminal.out(`  sha-256 ${sha256}`);
  terminal.out(receiptLine(exported.receipt, terminal.say));
};
