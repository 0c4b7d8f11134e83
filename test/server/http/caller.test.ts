import { expect, it } from 'vitest';
import { callerOf } from '../../../server/http/caller.ts';

const ask = (url: string, headers: Record<string, string> = {}) => new Request(url, { headers });
const trusted = { trustedStaff: true };

it.each([
  'http://localhost:8787/',
  'http://127.0.0.1/',
  'http://[::1]:1/',
])('who reaches a trusted machine as %s is staff', (url) => {
  expect(callerOf(trusted, ask(url)).role).toBe('staff');
});

it('a name of somebody else that leads to this machine brings in the public only', () => {
  expect(callerOf(trusted, ask('http://evil.example:8787/')).role).toBe('public');
});

it.each([
  'Forwarded',
  'X-Forwarded-For',
  'X-Real-IP',
  'Via',
])('a request that a proxy passed on with %s is public', (name) => {
  expect(callerOf(trusted, ask('http://localhost/', { [name]: '10.0.0.1' })).role).toBe('public');
});

it('without trust everybody is the public', () => {
  expect(callerOf({ trustedStaff: false }, ask('http://localhost/')).role).toBe('public');
});
