// Fails when a document names a path of the repository that is not there, a README is too long,
// or a committed file is outside the agreed top level.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));
const problems = [];

const topLevel = new Set([
  'web',
  'server',
  'data',
  'test',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'README.md',
  'LICENSE',
]);
for (const path of tracked) {
  const top = path.split('/')[0];
  if (!top.startsWith('.') && !topLevel.has(top)) problems.push(`${path}: not part of the agreed top level`);
}

const looksLikePath =
  /^(?:\.{0,2}\/)?(?:web|server|data|test|\.ci)\/[\w./*-]*$|^[\w-]+\.(?:ts|tsx|mjs|sql|md|json)$/;
const shortReadme = /^(?:web|server|data|test|server\/engines\/\w+)\/README\.md$/;
for (const path of tracked.filter((file) => file.endsWith('.md'))) {
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n');
  if (shortReadme.test(path) && lines.length > 41)
    problems.push(`${path}: ${lines.length - 1} lines; a README has at most 40`);
  const named = [...text.matchAll(/`([^`\n]+)`|\]\(([^)#\s]+)\)/g)].map((match) => match[1] ?? match[2]);
  for (const name of named) {
    if (!looksLikePath.test(name) || /\*|NNNN/.test(name)) continue;
    const bare = name.replace(/\/$/, '');
    const beside = [bare, join(dirname(path), bare)].some((candidate) => existsSync(candidate));
    const anywhere = !bare.includes('/') && tracked.some((file) => file.endsWith(`/${bare}`));
    if (!beside && !anywhere) problems.push(`${path}: names ${name}, which is not there`);
  }
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(
  `docs: every path named in ${tracked.filter((file) => file.endsWith('.md')).length} documents is there`,
);
