import type { Site, SiteKind, Unit } from '../model.ts';
import { type Random, uuidFrom } from '../random.ts';
import { railMeeting } from './base-map.ts';
import type { Block } from './blocks.ts';
import type { Cell } from './cells.ts';
import { at, distance, insideRing, ringCentroid, type Spot, toWhole } from './geometry.ts';
import type { Ground } from './grain.ts';
import { type Half, halvesOf, type Vertex } from './mesh.ts';
import { setbackOf } from './parcels.ts';
import type { StreetBook } from './street-book.ts';
import { isStreet } from './streets.ts';
import type { UnitBook } from './units.ts';

interface Candidate {
  readonly point: Spot;
  readonly cell: number;
  readonly half: Half;
  readonly vertex: Vertex;
}

/** How many sites of each kind a district has beside one centre per community. */
const siteCounts: Readonly<Record<Exclude<SiteKind, 'centre'>, number>> = {
  hub: 18,
  'micro-station': 147,
  department: 47,
  partner: 540,
};

const unfit = new Set<Block['use']>(['river', 'farmland', 'hill', 'transport']);

const candidatesOf = (ground: Ground, cells: readonly Cell[], blocks: readonly Block[]): Candidate[] =>
  cells.flatMap(({ face, drafts }, cell): Candidate[] => {
    if (unfit.has(at(blocks, face.block).use)) return [];
    return halvesOf(face).flatMap((half): Candidate[] => {
      if (!isStreet(half.edge.kind)) return [];
      const [a, b] = [half.origin.point, half.twin.origin.point];
      const length = distance(a, b);
      if (length < 1200) return [];
      const inward = setbackOf(ground, half) + 150;
      const point = toWhole([
        (a[0] + b[0]) / 2 - ((b[1] - a[1]) / length) * inward,
        (a[1] + b[1]) / 2 + ((b[0] - a[0]) / length) * inward,
      ]);
      if (drafts.some(({ ring }) => insideRing(ring, point))) return [];
      if (
        !insideRing(
          halvesOf(face).map(({ origin }) => origin.point),
          point,
        )
      )
        return [];
      if (railMeeting(half.origin) === 'end') return [];
      return [{ point, cell, half, vertex: half.origin }];
    });
  });

/** Picks points one after another, each as far as possible from those before, among a random sample. */
const spreadOut = (
  candidates: readonly Candidate[],
  count: number,
  random: Random,
  fitness: (candidate: Candidate) => number,
): Candidate[] => {
  const chosen: Candidate[] = [];
  const rest = new Set(candidates);
  while (chosen.length < count && rest.size > 0) {
    const all = [...rest];
    let best: Candidate | null = null;
    let bestScore = -1;
    for (let i = 0; i < 24; i += 1) {
      const candidate = random.pick(all);
      let near = 300_000;
      for (const { point } of chosen) near = Math.min(near, distance(point, candidate.point));
      const score = near * fitness(candidate);
      if (score > bestScore) {
        bestScore = score;
        best = candidate;
      }
    }
    if (!best) break;
    rest.delete(best);
    chosen.push(best);
  }
  return chosen;
};

/** What sites need to know of the town so far. */
interface SiteGround {
  readonly ground: Ground;
  readonly cells: readonly Cell[];
  readonly blocks: readonly Block[];
  readonly book: StreetBook;
  readonly units: UnitBook;
  walkNodeOf(vertex: Vertex): number;
}

const centresOf = ({ cells, units }: SiteGround, free: readonly Candidate[]): Candidate[] => {
  const communities = units.units.filter(({ level }) => level === 'community');
  return communities.map((community: Unit) => {
    const own = free.filter(({ cell }) => units.communityOf[cell] === community);
    let [x, y, weight] = [0, 0, 0];
    cells.forEach(({ face, households }, cell) => {
      if (units.communityOf[cell] !== community || households === 0) return;
      const [cx, cy] = ringCentroid(halvesOf(face).map(({ origin }) => origin.point));
      x += cx * households;
      y += cy * households;
      weight += households;
    });
    const middle: Spot = [x / weight, y / weight];
    const best = own.reduce<Candidate | null>(
      (a, b) => (!a || distance(b.point, middle) < distance(a.point, middle) ? b : a),
      null,
    );
    if (!best) throw new RangeError(`${community.name} has no street for a centre`);
    return best;
  });
};

/** Finds places on streets for stations, offices and venues. */
export const findSites = (seed: string, site: SiteGround, random: Random): Site[] => {
  const { cells, blocks, book, units } = site;
  const candidates = candidatesOf(site.ground, cells, blocks);
  const taken = new Set<Candidate>();
  const sites: Site[] = [];
  const add = (kind: SiteKind, list: readonly Candidate[]): void => {
    for (const candidate of list) {
      taken.add(candidate);
      const community = at(units.communityOf, candidate.cell);
      sites.push({
        id: uuidFrom(`${seed}/site/${sites.length}`),
        kind,
        point: candidate.point,
        address: book.addressAt(candidate.half.edge.street, candidate.vertex, candidate.point),
        communityId: community.id,
        unitId: at(units.leafOf, candidate.cell).id,
        walkNodeId: site.walkNodeOf(candidate.vertex),
      });
    }
  };
  const free = (): Candidate[] => candidates.filter((candidate) => !taken.has(candidate));
  const useOf = ({ cell }: Candidate): Block['use'] => at(blocks, at(cells, cell).face.block).use;
  const populous = ({ cell }: Candidate): number => Math.min(1, 0.15 + at(cells, cell).households / 60);
  const onMainRoad = ({ half }: Candidate): number =>
    half.edge.kind === 'arterial' || half.edge.kind === 'collector' ? 1 : 0.25;
  add('centre', centresOf(site, free()));
  add(
    'hub',
    spreadOut(free(), siteCounts.hub, random, (candidate) => onMainRoad(candidate) * populous(candidate)),
  );
  add('micro-station', spreadOut(free(), siteCounts['micro-station'], random, populous));
  const offices = free().filter((candidate) => useOf(candidate) === 'offices');
  add('department', random.shuffle(offices).slice(0, siteCounts.department));
  const trades = free().filter((candidate) => !['park', 'square'].includes(useOf(candidate)));
  add('partner', random.shuffle(trades).slice(0, siteCounts.partner));
  return sites;
};
