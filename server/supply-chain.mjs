// What the product is made of: checks that need no network, the advisories of the registry, the bill of materials.
// Plain JavaScript like start.mjs, which calls it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences a production dependency may have; of a choice one is enough. MPL parts stay separate, unchanged files. */
const allowedLicences = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EDL-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
]);
/** Packages whose own manifest is silent or wrong; read in the package, for exactly this version. */
const readLicences = {
  'arc@0.2.0': 'BSD-3-Clause',
  'splaytree-ts@1.0.2': 'BSD-3-Clause',
};
/** Said with every audit: a licence inside a package that its manifest does not name. */
const notices = [
  '@electric-sql/pglite-postgis: 内含 PostGIS(GPL-2.0-or-later),作为独立、未修改的数据库模块 · holds PostGIS (GPL-2.0-or-later), a separate, unmodified module of the database',
];

const readJson = (root, file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Packages of the lock file that production needs: `{ name, version, license, … }`. */
export const productionPackages = (lock) =>
  Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.link)
    .map(([path, entry]) => ({ ...entry, name: entry.name ?? nameOf(path) }));

const isAllowed = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((part) => allowedLicences.has(part)));

const licenceProblems = (packages) =>
  packages
    .map(({ name, version, license }) => ({ id: `${name}@${version}`, license }))
    .filter(({ id, license }) => !isAllowed(readLicences[id] ?? license ?? ''))
    .map(({ id, license }) => `${id}: 许可不在清单内 · licence not on the list: ${license ?? '—'}`);

const scriptProblems = (packages) =>
  packages
    .filter(({ hasInstallScript }) => hasInstallScript)
    .map(({ name, version }) => `${name}@${version}: 带安装脚本 · has an install script`);

const exactVersion = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

const pinProblems = (manifest, lock) => {
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return wanted.flatMap(([name, range]) => {
    if (!exactVersion.test(range)) return [`${name}: 版本未固定 · version is not exact: ${range}`];
    const locked = lock.packages[`node_modules/${name}`]?.version;
    return locked === range ? [] : [`${name}: 锁文件是 · the lock file has ${locked ?? '—'}, ${range}`];
  });
};

const integrityProblems = (packages) =>
  packages
    .filter(({ integrity }) => !/^sha512-/.test(integrity ?? ''))
    .map(({ name, version }) => `${name}@${version}: 锁文件无校验值 · no sha512 in the lock file`);

/** Everything that can be said without the network; empty when all is well. */
export const dependencyProblems = (manifest, lock) => {
  const packages = productionPackages(lock);
  return [
    ...licenceProblems(packages),
    ...scriptProblems(packages),
    ...pinProblems(manifest, lock),
    ...integrityProblems(packages),
  ];
};

/** Production packages that a bill of materials lacks; those for other systems are not installed here. */
export const missingFromSbom = (lock, sbom) => {
  const listed = new Set(sbom.components.map(({ purl }) => decodeURIComponent(purl ?? '')));
  return productionPackages(lock)
    .filter(
      ({ optional, peer, name, version }) => !optional && !peer && !listed.has(`pkg:npm/${name}@${version}`),
    )
    .map(({ name, version }) => `${name}@${version}`);
};

const npm = (root, args) =>
  spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });

/** What an answer of `npm audit --json` says: its advisories, or null when the registry gave none at all. */
export const readAdvisories = (text) => {
  try {
    const report = JSON.parse(text);
    if (typeof report.metadata?.vulnerabilities?.total !== 'number') return null;
    return Object.values(report.vulnerabilities ?? {}).map(
      ({ name, severity, range }) => `${name} ${range}: ${severity}`,
    );
  } catch {
    return null;
  }
};

/** Licences, install scripts, versions, then the advisories of the registry. Gives the exit code. */
export const auditDependencies = (root, say) => {
  const lock = readJson(root, 'package-lock.json');
  const problems = dependencyProblems(readJson(root, 'package.json'), lock);
  say(`${productionPackages(lock).length} 个生产依赖 · production dependencies`);
  for (const notice of notices) say(`  ${notice}`);
  for (const problem of problems) say(`✗ ${problem}`);
  if (problems.length === 0)
    say('✓ 许可、安装脚本、版本与校验值均符合 · licences, install scripts, versions and hashes are in order');
  const advisories = readAdvisories(npm(root, ['audit', '--omit=dev', '--json']).stdout);
  if (advisories === null)
    say(
      '✗ 软件源未提供漏洞通告,漏洞未核对:请在能访问通告的网络里重跑 · the registry gave no advisories, so nothing was checked against known vulnerabilities: run this again where they can be reached',
    );
  else if (advisories.length === 0) say('✓ 没有已知漏洞 · no known vulnerabilities');
  for (const advisory of advisories ?? []) say(`✗ ${advisory}`);
  return problems.length === 0 && advisories?.length === 0 ? 0 : 1;
};

/** The bill without what only development needs; npm's own --omit=dev also leaves out what both need. */
export const withoutDevelopment = (sbom) => {
  const isDevelopment = ({ properties = [] }) =>
    properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
  const left = new Set(sbom.components.filter(isDevelopment).map((component) => component['bom-ref']));
  const dependencies = sbom.dependencies
    .filter(({ ref }) => !left.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => !left.has(other)) }));
  return {
    ...sbom,
    components: sbom.components.filter((component) => !isDevelopment(component)),
    dependencies,
  };
};

/** Writes the bill of materials (CycloneDX) and compares it with the lock file. Gives the exit code. */
export const writeSbom = (root, say) => {
  const done = npm(root, ['sbom', '--sbom-format=cyclonedx']);
  if (done.status !== 0) {
    say(done.stderr);
    return 1;
  }
  const file = join(root, '.build', 'sbom.json');
  mkdirSync(join(root, '.build'), { recursive: true });
  const sbom = withoutDevelopment(JSON.parse(done.stdout));
  // npm names the product after its folder.
  sbom.metadata.component.name = readJson(root, 'package.json').name;
  writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
  const missing = missingFromSbom(readJson(root, 'package-lock.json'), sbom);
  for (const id of missing) say(`✗ 清单缺少 · the bill lacks ${id}`);
  say(`${file}: ${sbom.components.length} 个组件 · components (CycloneDX ${sbom.specVersion})`);
  return missing.length === 0 ? 0 : 1;
};
