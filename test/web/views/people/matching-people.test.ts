import { expect, test } from 'vitest';
import type { Person } from '../../../../server/contract/people.ts';
import { matchingPeople } from '../../../../web/views/people/matching-people.ts';

const person = (login: string, name: string, ...roles: string[]): Person =>
  ({ login, name, roles: roles.map((role) => ({ role })) }) as unknown as Person;
const people = [
  person('wang.li', '王丽', '审批人 · 审定步骤'),
  person('li.na', '李娜', '区领导', '规划人员'),
  person('zhao', '赵强'),
];
const found = (typed: string) =>
  matchingPeople(people, typed, (role) => String(role.role)).map(({ login }) => login);

test('every word must stand in name, login or roles, however it is typed', () => {
  expect(found('')).toEqual(['wang.li', 'li.na', 'zhao']);
  expect(found('  ')).toEqual(['wang.li', 'li.na', 'zhao']);
  expect(found('LI')).toEqual(['wang.li', 'li.na']);
  expect(found('li 领导')).toEqual(['li.na']);
  expect(found('ｗａｎｇ')).toEqual(['wang.li']);
  expect(found('审定')).toEqual(['wang.li']);
  expect(found('没有')).toEqual([]);
});
