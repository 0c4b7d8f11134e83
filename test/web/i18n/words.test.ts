import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Words = { readonly [key: string]: string | Words };

const flatten = (part: Words, path = ''): [string, string][] =>
  Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flatten(value, `${path}${key}.`),
  );

/** The words of a language: those of the first page, and those that a page brings along. */
const wordsOf = async (files: RegExp): Promise<Map<string, string>> => {
  const names = readdirSync('web/i18n').flatMap((name) => files.exec(name)?.[1] ?? []);
  const modules = await Promise.all(names.map((stem) => import(`../../../web/i18n/${stem}.ts`)));
  return new Map(
    modules.flatMap((module) => Object.values(module)).flatMap((part) => flatten(part as Words)),
  );
};

const chinese = await wordsOf(/^(zh-cn.*)\.ts$/);
const english = await wordsOf(/^(en.*)\.ts$/);
const han = /\p{Script=Han}/u;
/** Chinese on purpose: the button that leads to the Chinese page. */
const chineseInEnglish = ['app.chinese', 'finder.language'];

test('both languages have the same keys', () => {
  expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
});

test('no Chinese character is left in the English words', () => {
  const left = [...english].filter(([key, text]) => han.test(text) && !chineseInEnglish.includes(key));
  expect(left).toEqual([]);
});

test('both take the same figures and names', () => {
  const holes = (text: string): string[] =>
    [...text.matchAll(/\{\{(\w+)\}\}/g)].map((hole) => hole[1] ?? '').toSorted();
  for (const [key, text] of chinese) expect([key, holes(english.get(key) ?? '')]).toEqual([key, holes(text)]);
});

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'i18n' ? [] : sourcesIn(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });

test('every key that the pages name exists', () => {
  const missing = sourcesIn('web').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\bt\('([\w.-]+)'/g)]
      .map((found) => found[1] ?? '')
      .filter((key) => !chinese.has(key))
      .map((key) => `${path}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test('every word is used', () => {
  const source = sourcesIn('web')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const families = [...source.matchAll(/\bt\(\s*`([\w.-]+)\$\{/g)].map((found) => found[1] ?? '');
  const unused = [...chinese.keys()].filter(
    (key) => !source.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)),
  );
  expect(unused).toEqual([]);
});

test('every page that brings words makes those of both languages known', () => {
  const lazy = readdirSync('web/i18n').flatMap((name) => /^zh-cn-([\w-]+)\.ts$/.exec(name)?.[1] ?? []);
  const atStart = readFileSync('web/i18n/setup.ts', 'utf8');
  const pages = sourcesIn('web')
    .map((path) => readFileSync(path, 'utf8'))
    .filter((source) => source.includes('addWords(') || source.includes('startSpeaking('));
  const unknown = lazy.filter(
    (name) =>
      !atStart.includes(`zh-cn-${name}.ts`) &&
      !pages.some((source) => source.includes(`zh-cn-${name}.ts`) && source.includes(`/en-${name}.ts`)),
  );
  expect(unknown).toEqual([]);
});

test('no page writes Chinese of its own', () => {
  const signs = [
    'web/map/marker-images.ts',
    'web/layers/compounds.ts',
    'web/layers/compound-terms.ts',
    'web/views/leader/point-legends.tsx',
  ];
  const withChinese = sourcesIn('web').filter(
    (path) =>
      !signs.includes(path) && han.test(readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
  );
  expect(withChinese).toEqual([]);
});
