import { expect, test } from 'vitest';
import { rightsOfRole, roles } from '../../../../server/contract/rights.ts';
import { pagePaths } from '../../../../web/state/url.ts';
import { openPages, pageOfAddress, pages } from '../../../../web/views/frame/pages.ts';

test('every page of the router says who opens it', () => {
  expect(pages.map(({ path }) => path).toSorted()).toEqual([...pagePaths].toSorted());
});

test('everybody lands somewhere: on the map, or on the first page of their office', () => {
  const landing = Object.fromEntries(roles.map((role) => [role, openPages(rightsOfRole[role])[0]?.name]));
  expect(landing).toMatchObject({
    leader: 'map',
    caseworker: 'map',
    'system-admin': 'people',
    'security-admin': 'people',
    'audit-admin': 'history',
  });
  expect(openPages([])[0]?.name).toBe('account');
});

test('administrators are shown no page of the district', () => {
  for (const role of ['system-admin', 'security-admin', 'audit-admin'] as const) {
    const names = openPages(rightsOfRole[role]).map(({ name }) => name);
    expect(names).not.toContain('map');
    expect(names).not.toContain('cases');
  }
});

test('one case belongs to the page of cases; an unknown address to none', () => {
  expect(pageOfAddress('/cases/7')?.name).toBe('cases');
  expect(pageOfAddress('/')?.name).toBe('map');
  expect(pageOfAddress('/nowhere')).toBeUndefined();
});
