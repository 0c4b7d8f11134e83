import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enHistory } from '../../../../web/i18n/en-history.ts';
import { zhCnHistory } from '../../../../web/i18n/zh-cn-history.ts';
import { knownActions } from '../../../../web/views/history/audit-words.ts';

const sources = readdirSync('server', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join('server', path), 'utf8'));

/** Actions as they are written: `action: 'sign-in'`, also as a choice of two and as a parameter. */
const writtenActions = new Set(
  sources
    .flatMap((source) => [...source.matchAll(/\baction: ((?:[\w.]+ \? )?'[^\n]*)/g)])
    .flatMap(([, rest = '']) => [...rest.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)])
    .map(([, action = '']) => action),
);

test('whatever the server writes into the history has words in both languages and can be looked for', () => {
  expect(writtenActions.size).toBeGreaterThan(30);
  const known = new Set<string>(knownActions);
  expect([...writtenActions].filter((action) => !known.has(action))).toEqual([]);
  expect(Object.keys(zhCnHistory.history.action).sort()).toEqual([...knownActions].sort());
  expect(Object.keys(enHistory.history.action).sort()).toEqual([...knownActions].sort());
});
