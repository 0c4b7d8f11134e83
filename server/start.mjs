// Plain JavaScript on purpose: it runs before anything is installed, on a Node that runs no TypeScript.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { auditDependencies, writeSbom } from './supply-chain.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const buildFolder = join(root, '.build');
const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const say = (text) => process.stderr.write(`${text}\n`);

const fail = (text, code = 1) => {
  say(text);
  process.exit(code);
};

const run = (command, args) => {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['inherit', 2, 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) fail(`${command} ${args.join(' ')} failed`, done.status ?? 1);
};

const hashOf = (...files) =>
  createHash('sha256')
    .update(files.map((file) => readFileSync(join(root, file), 'utf8')).join('\0'))
    .digest('hex');

/** Installs when the lock file is not the one that was installed last. */
const install = () => {
  const stamp = join(root, 'node_modules', '.wangge-installed');
  const wanted = hashOf('package.json', 'package-lock.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('正在安装依赖 · installing packages …');
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']);
  writeFileSync(stamp, wanted);
};

const newest = (folder) => {
  let latest = 0;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(join(root, path)).mtimeMs);
  }
  return latest;
};

const stale = (stamp, folders, files = []) => {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return [...folders.map(newest), ...files.map((file) => statSync(join(root, file)).mtimeMs)].some(
    (at) => at > built,
  );
};

/** Compiles server and data with tsc when a source is newer than the last build. */
const buildServer = () => {
  const stamp = join(buildFolder, '.server-built');
  if (!stale(stamp, ['server', 'data'], ['package.json', 'tsconfig.json'])) return;
  say('正在编译服务端 · compiling the server …');
  run(bin('tsc'), ['-b', 'server']);
  writeFileSync(stamp, '');
};

/** Bundles the pages with Vite when a source is newer than the last build. */
const buildWeb = () => {
  const stamp = join(buildFolder, '.web-built');
  if (!stale(stamp, ['web', 'server/contract'], ['package.json', 'vite.config.ts'])) return;
  say('正在构建网页 · building the pages …');
  run(bin('vite'), ['build', '--logLevel', 'warn']);
  writeFileSync(stamp, '');
};

/** The imported program finds its own arguments at process.argv[2], as if it had been started directly. */
const importBuilt = (file) => {
  process.argv.splice(1, process.argv[2] in modes ? 2 : 1, join(buildFolder, 'server', file));
  return import(pathToFileURL(join(buildFolder, 'server', file)).href);
};

const runDev = async () => {
  buildServer();
  const children = [
    spawn(bin('tsc'), ['-b', 'server', '--watch', '--preserveWatchOutput'], { cwd: root, stdio: 'inherit' }),
    spawn(process.execPath, ['--watch', join(buildFolder, 'server', 'main.js')], {
      cwd: root,
      stdio: 'inherit',
    }),
    spawn(bin('vite'), [], { cwd: root, stdio: 'inherit' }),
  ];
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => children.map((child) => child.kill(signal)));
  await Promise.all(children.map((child) => new Promise((done) => child.on('exit', done))));
};

const runCheck = () => {
  mkdirSync(buildFolder, { recursive: true });
  run(bin('biome'), ['check', '--error-on-warnings', '.']);
  run(bin('tsc'), ['-b', 'server', 'web', 'test']);
  run(bin('knip'), []);
  run(process.execPath, [join(root, 'test', 'support', 'check-docs.mjs')]);
};

const modes = {
  serve: async () => {
    buildServer();
    buildWeb();
    await importBuilt('main.js');
  },
  dev: runDev,
  wangge: async () => {
    buildServer();
    await importBuilt('cli.js');
  },
  build: async () => {
    buildServer();
    buildWeb();
  },
  test: async (args) => {
    buildServer();
    buildWeb();
    run(bin('vitest'), ['run', ...args]);
  },
  bench: async () => {
    buildServer();
    await importBuilt('bench.js');
  },
  check: async () => runCheck(),
  audit: async () => process.exit(auditDependencies(root, say)),
  sbom: async () => process.exit(writeSbom(root, say)),
};

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`需要 Node.js 20.19 或更高版本 · Node.js 20.19 or newer is needed, this is ${process.version}`);
const mode = process.argv[2] in modes ? process.argv[2] : 'serve';
mkdirSync(buildFolder, { recursive: true });
install();
await modes[mode](process.argv.slice(3));
