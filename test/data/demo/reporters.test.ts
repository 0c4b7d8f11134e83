import { beforeAll, expect, test } from 'vitest';
import { buildDemoDistrict } from '../../../data/demo/demo-district.ts';
import { categories } from '../../../data/demo/society/categories.ts';
import { dayOf, dayOfMs } from '../../../data/demo/society/dates.ts';
import { personDays } from '../../../data/demo/society/tickets/reporters.ts';
import { sentencesOf } from '../../../data/demo/society/tickets/request-words.ts';
import { reporterSealerOf } from '../../../server/actions/seal-ticket-persons.ts';
import type { DistrictBundle } from '../../../server/contract/district-bundle.ts';
import type { TicketRow } from '../../../server/contract/ticket-rows.ts';
import { createSealer } from '../../../server/db/sealer.ts';
import { squareTown } from '../../support/square-town.ts';

const anchorDate = '2026-06-30';
const make = (seed: number): DistrictBundle =>
  buildDemoDistrict({ seed, anchorDate, ticketCount: 12_000 }, squareTown(seed));

let bundle: DistrictBundle;
let tickets: TicketRow[];
const ageOf = ({ receivedAt }: TicketRow): number => dayOf(anchorDate) - dayOfMs(receivedAt);
beforeAll(() => {
  bundle = make(5);
  tickets = [...bundle.tickets];
});

test('every category has at least two things that people say of it', () => {
  for (const { name } of categories) {
    expect(sentencesOf(name).length, name).toBeGreaterThanOrEqual(2);
    for (const sentence of sentencesOf(name)) expect(sentence).toMatch(/[。]$/);
  }
});

test('tickets of the last 60 days have words, the others have none but those of repeat callers', () => {
  const { personOf } = bundle.reporters;
  for (const ticket of tickets.filter((each) => ageOf(each) < personDays)) {
    const person = personOf(ticket);
    expect(person?.content.length).toBeGreaterThan(8);
    expect(person?.content).not.toMatch(/[{}]|undefined|null/);
    expect(person?.name === null).toBe(ticket.reporterHash === null);
  }
  const remembered = tickets.filter((each) => ageOf(each) >= personDays && personOf(each) !== null);
  // The latest of the planted repeat callers, 16 times one person.
  expect(new Set(remembered.map(({ reporterHash }) => reporterHash)).size).toBe(1);
  expect(remembered.length).toBeGreaterThanOrEqual(15);
});

test('a reporter has one name and one phone number, which nobody else has and nobody can have', () => {
  const { phoneOf, personOf } = bundle.reporters;
  const holders = new Map<string, Set<string>>();
  const names = new Map<string, Set<string | null>>();
  for (const ticket of tickets) {
    if (ticket.reporterHash === null) continue;
    const phone = phoneOf(ticket.reporterHash);
    expect(phone).toMatch(/^000-\d{8}$/);
    holders.set(phone, (holders.get(phone) ?? new Set()).add(ticket.reporterHash));
    const person = personOf(ticket);
    if (person !== null)
      names.set(ticket.reporterHash, (names.get(ticket.reporterHash) ?? new Set()).add(person.name));
  }
  expect([...holders.values()].filter(({ size }) => size > 1).length).toBeLessThan(3);
  for (const known of names.values()) {
    expect(known.size).toBe(1);
    expect([...known][0]).toMatch(/^.某{1,2}$/);
  }
});

test('addresses are those of the demo, and most reporters have one', () => {
  const addresses = bundle.places.compounds.map(({ name }) => name);
  const given = tickets.flatMap((ticket) => bundle.reporters.personOf(ticket)?.address ?? []);
  const inCompounds = given.filter((address) => addresses.some((name) => address.includes(name)));
  expect(given.length).toBeGreaterThan(300);
  expect(inCompounds.length / given.length).toBeGreaterThan(0.5);
});

test('the same seed gives the same words, another seed gives others', () => {
  const wordsOf = (made: DistrictBundle): string =>
    JSON.stringify([...made.tickets].slice(-500).map((ticket) => made.reporters.personOf(ticket)));
  expect(wordsOf(make(5))).toBe(wordsOf(make(5)));
  expect(wordsOf(make(6))).not.toBe(wordsOf(make(5)));
});

test('repeat callers share a hash after sealing, and nothing plain is left', () => {
  const keep = reporterSealerOf(bundle.reporters, createSealer([Buffer.alloc(32, 7)]));
  const caller = tickets.find(
    (each) => ageOf(each) >= personDays && bundle.reporters.personOf(each) !== null,
  );
  const own = tickets.filter(({ reporterHash }) => reporterHash === caller?.reporterHash);
  expect(own.length).toBeGreaterThanOrEqual(15);
  expect(new Set(own.map((ticket) => Buffer.from(keep(ticket).hash ?? []).toString('hex'))).size).toBe(1);
  for (const ticket of own.slice(0, 3)) {
    const bytes = Buffer.concat(
      Object.values(keep(ticket).person ?? {}).map((value) => Buffer.from(value ?? [])),
    );
    expect(bytes.length).toBeGreaterThan(100);
    expect(bytes.toString('utf8')).not.toContain('某');
  }
});
