import type { Person } from '../../server/contract/people.ts';
import { type AppOfPerson, jsonOf, openTestApp, type TestApp } from './test-app.ts';

export type Signed = AppOfPerson & { readonly person: { readonly id: string } };

/** The app with one person in each post of an administrator, and an office. */
export interface AdministratedApp {
  readonly test: TestApp;
  readonly system: Signed;
  readonly security: Signed;
  readonly audit: Signed;
  readonly officeId: string;
  /** Adds somebody as the system administrator does. */
  addOne(): Promise<{ person: Person; oneTimeCode: string }>;
  lastAudit(): Promise<Record<string, unknown> | undefined>;
}

export const openAdministratedApp = async (): Promise<AdministratedApp> => {
  const test = await openTestApp();
  const { sql } = test.database;
  await sql`delete from identity.person_role where role = 'system-admin'`;
  const system = await test.signIn('system-admin');
  const security = await test.signIn('security-admin');
  const audit = await test.signIn('audit-admin');
  const [office] = await sql<{ id: string }[]>`
    insert into responsible_unit (name, kind) values ('试验区城管局', 'department') returning id`;
  let added = 0;
  return {
    test,
    system,
    security,
    audit,
    officeId: office?.id ?? '',
    addOne() {
      added += 1;
      const body = { login: `new-${added}`, name: `新人${added}`, signOn: 'password' };
      return jsonOf(sendPeople(system, 'POST', '', body));
    },
    async lastAudit() {
      const [entry] = await sql`
        select actor, action, subject, before, after, request_id as "requestId"
        from audit_log order by id desc limit 1`;
      return entry;
    },
  };
};

/** A request to a route below /api/people. */
export const sendPeople = (
  app: AppOfPerson,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> =>
  app.request(`/api/people${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });

export const listPeople = (app: AppOfPerson) =>
  jsonOf<{ people: Person[]; vacantPosts: string[] }>(sendPeople(app, 'GET', ''));

/** A role as a request names it. */
export const wanted = (role: string, more: object = {}) => ({
  role,
  areaId: null,
  officeId: null,
  approvalStep: null,
  ...more,
});

/** Status and code of an answer. */
export const codeOf = async (answer: Response): Promise<[number, unknown]> => [
  answer.status,
  ((await answer.json()) as { code?: unknown }).code,
];
