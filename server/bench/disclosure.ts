import { refineAtoms } from '../engines/stats/disclosure-atoms.ts';
import { proveDisclosure } from '../engines/stats/disclosure-proof.ts';
import { suppressCells } from '../engines/stats/suppress-cells.ts';

const ticketCount = 200_000;
const months = 24;
const columns = 8;
const categories = 9;

/** The prover on made-up tickets: 64 communities, two nets, filters; the median of five runs each. */
export const run = async (): Promise<void> => {
  const { reporterOf, families, byCategory } = madeUpTables();
  const [net, total, nextNet] = families;
  if (net === undefined || total === undefined || nextNet === undefined) return;
  report(`${families.length} tables: atoms`, () => refineAtoms(families, ticketCount).count);
  report(`${families.length} tables: proof with reasons`, () => {
    const proof = proveDisclosure({ reporterOf, families });
    return proof.safe ? 'safe' : `${proof.exposedCount} of ${proof.atoms} atoms exposed`;
  });
  const suppressed = (earlier: readonly Int32Array[], tables: readonly Int32Array[]) => () => {
    const result = suppressCells({ reporterOf, earlier, tables });
    if (!result.publishable) return result.reason;
    const kinds = result.suppressed.map(({ kind }) => kind);
    const primary = kinds.filter((kind) => kind === 'primary').length;
    return `${primary} primary, ${kinds.length - primary} complementary`;
  };
  report('community x month and total', suppressed([], [net, total]));
  report('the next net after it', suppressed([net, total], [nextNet]));
  report('community x month x category', suppressed([], [byCategory, net, total]));
  report('all tables at once', suppressed([], families));
};

const report = (name: string, work: () => string | number): void => {
  const times: number[] = [];
  let outcome: string | number = '';
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    outcome = work();
    times.push(performance.now() - start);
  }
  const median = times.sort((a, b) => a - b)[2] ?? 0;
  console.log(`${name.padEnd(32)}${median.toFixed(0).padStart(7)} ms  ${outcome}`);
};

const madeUpTables = () => {
  const random = randomNumbers(1);
  const draw = (below: number) =>
    Int32Array.from({ length: ticketCount }, () => Math.floor(random() * below));
  const [east, north] = [draw(columns * 1_000), draw(columns * 1_000)];
  const [month, category, reporterOf] = [draw(months), draw(categories), draw(90_000)];
  const community = east.map((value, ticket) => {
    const row = Math.floor((north[ticket] ?? 0) / 1_000);
    return Math.floor(value / 1_000) * columns + row;
  });
  // In the next net one line has moved a little.
  const next = community.map((own, ticket) => (own === 9 && (east[ticket] ?? 0) > 1_990 ? 17 : own));
  const monthly = (places: Int32Array, counts: (ticket: number) => boolean = () => true) =>
    places.map((place, ticket) => (counts(ticket) ? place * months + (month[ticket] ?? 0) : -1));
  const inCategory = (ticket: number) => category[ticket] === 3;
  const net = monthly(community);
  return {
    reporterOf,
    byCategory: net.map((cell, ticket) => cell * categories + (category[ticket] ?? 0)),
    families: [
      net,
      month,
      monthly(next),
      monthly(community, inCategory),
      monthly(next, inCategory),
      monthly(community, (ticket) => (category[ticket] ?? 0) < 5),
      monthly(community, (ticket) => (east[ticket] ?? 0) < 4_000),
      community,
    ],
  };
};

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
const randomNumbers = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
