import type { AppOfPerson, TestApp } from '../test-app.ts';
import { expectedOutcome } from './expected-routes.ts';
import { fieldPathsOf } from './field-paths.ts';
import { type RouteCaller, routeCallers, signInAs } from './route-callers.ts';
import { type RouteExample, routeExamples } from './route-examples.ts';

/** Codes of errors that say no to a caller, whatever they ask for. */
const refusals: ReadonlySet<unknown> = new Set(['sign-in-needed', 'not-allowed', 'token-reads-only']);

interface Outcome {
  readonly outcome: 'reached' | number;
  readonly status: number;
  /** Paths of the fields of a JSON body; null for other bodies. */
  readonly fields: readonly string[] | null;
}

const ask = async (
  atlas: TestApp,
  who: AppOfPerson,
  method: string,
  { path, body, opaque }: RouteExample,
): Promise<Outcome> => {
  const answer = await who.request(typeof path === 'string' ? path : await path(atlas), {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body()) }),
  });
  const isJson = /[/+]json/.test(answer.headers.get('Content-Type') ?? '');
  if (!isJson || (opaque && answer.ok)) {
    await answer.body?.cancel();
    return { outcome: 'reached', status: answer.status, fields: null };
  }
  const value = (await answer.json()) as { code?: unknown };
  const isRefused = (answer.status === 401 || answer.status === 403) && refusals.has(value.code);
  return {
    outcome: isRefused ? answer.status : 'reached',
    status: answer.status,
    fields: answer.ok ? fieldPathsOf(value) : null,
  };
};

/** People who only read are kept between requests. */
type KnownPeople = Map<string, Promise<AppOfPerson>>;

const personFor = (atlas: TestApp, caller: RouteCaller, method: string, known: KnownPeople) => {
  if (method !== 'GET') return signInAs(atlas, caller);
  const person = known.get(caller.name) ?? signInAs(atlas, caller);
  known.set(caller.name, person);
  return person;
};

/** Told of each JSON answer: the example, who got it, with which fields. */
export type OnFields = (example: string, caller: string, fields: readonly string[]) => void;

/** Where the answers to the examples of a route differ from what each caller should get, as sentences. */
export async function* routeFindings(
  atlas: TestApp,
  key: string,
  known: KnownPeople,
  onFields: OnFields = () => {},
): AsyncGenerator<string> {
  const examples = routeExamples[key] ?? [];
  if (examples.length === 0) yield `${key} has no example`;
  const method = key.slice(0, key.indexOf(' '));
  for (const example of examples)
    for (const caller of routeCallers) {
      const expected = expectedOutcome(key, caller, example.who);
      const who = await personFor(atlas, caller, method, known);
      const { outcome, status, fields } = await ask(atlas, who, method, example);
      const name = example.of === undefined ? key : `${key} (${example.of})`;
      if (status >= 500) yield `${name} for ${caller.name} fails with ${status}`;
      else if (outcome !== expected)
        yield `${name} for ${caller.name}: ${outcome} (${status}) in place of ${expected}`;
      else if (outcome === 'reached' && example.status !== undefined && status !== example.status)
        yield `${name} for ${caller.name}: status ${status} in place of ${example.status}`;
      if (fields !== null) onFields(name, caller.name, fields);
    }
}
