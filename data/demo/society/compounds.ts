import type {
  CompoundPeriodRow,
  CompoundRow,
  CompoundTagRow,
} from '../../../server/contract/district-bundle.ts';
import type { Compound, Town } from '../model.ts';
import { type Random, randomFrom } from '../random.ts';
import type { BranchPlan } from './coverage.ts';
import { dateOf, dayOf } from './dates.ts';

/** Unmanaged compounds into which property management was introduced (五华: 19). */
const introducedCount = 19;
/** Pilot compounds of the compound governance campaign; every one has a branch. */
const pilotCount = 48;
/** Compounds with three or more formal members and no branch (应建未建). */
const overdueCount = 23;

export interface CompoundSociety {
  readonly rows: readonly CompoundRow[];
  readonly tags: readonly CompoundTagRow[];
  readonly periods: readonly CompoundPeriodRow[];
  readonly pilots: readonly Compound[];
  /** Unmanaged compounds that still have no property management. */
  readonly inNeed: readonly Compound[];
}

const wuhuaTerm: Readonly<Record<Compound['type'], string>> = {
  'unit-housing': '单位型',
  commodity: '商品房',
  'unmanaged-old': '无人管理老旧',
  'urban-village': '城中村',
};

type PropertyMode = CompoundRow['propertyMode'];

const modeOf = (compound: Compound, introduced: boolean, random: Random): PropertyMode => {
  if (introduced)
    return random.weighted([
      ['market', 9],
      ['state-owned', 7],
      ['quasi', 3],
    ]);
  switch (compound.type) {
    case 'commodity':
      return random.weighted([
        ['market', 92],
        ['state-owned', 5],
        ['none', 3],
      ]);
    case 'unit-housing':
      return random.weighted([
        ['quasi', 45],
        ['state-owned', 30],
        ['none', 25],
      ]);
    case 'urban-village':
      return random.weighted([
        ['none', 80],
        ['quasi', 20],
      ]);
    default:
      return 'none';
  }
};

const erdaoTerm = (mode: PropertyMode): string =>
  mode === 'market' ? '标准型' : mode === 'state-owned' || mode === 'quasi' ? '基本型' : '保障型';

const jiangsuTerms = (compound: Compound, huge: number, random: Random): string[] => {
  const terms: string[] = [];
  if (compound.builtYear < 2000 && compound.type !== 'urban-village') terms.push('老旧');
  if (compound.households >= huge) terms.push('超大');
  if (compound.type === 'commodity' && compound.builtYear >= 2005 && random.chance(0.14))
    terms.push('安置房');
  if (compound.type === 'urban-village' && random.chance(0.3)) terms.push('集宿区');
  return terms;
};

const membersOf = (town: Town, branches: readonly BranchPlan[], random: Random): Map<string, number> => {
  const members = new Map<string, number>();
  const branchCount = new Map<string, number>();
  for (const { compounds } of branches)
    for (const { id } of compounds) branchCount.set(id, (branchCount.get(id) ?? 0) + 1);
  const alone = new Set(
    branches.filter(({ compounds }) => compounds.length === 1).map(({ compounds }) => compounds[0]?.id),
  );
  for (const compound of town.compounds) {
    const count = branchCount.get(compound.id) ?? 0;
    if (count === 0) members.set(compound.id, random.integer(0, 2));
    else if (!alone.has(compound.id)) members.set(compound.id, random.integer(1, 5));
    else members.set(compound.id, count * random.integer(7, 38));
  }
  const uncovered = town.compounds.filter(({ id }) => !branchCount.has(id));
  for (const { id } of random.shuffle(uncovered).slice(0, overdueCount))
    members.set(id, random.integer(3, 7));
  const largest = branches.find(
    ({ compounds, serial }) =>
      compounds.length === 1 && serial === 1 && (branchCount.get(compounds[0]?.id ?? '') ?? 0) === 1,
  );
  if (largest?.compounds[0] !== undefined) members.set(largest.compounds[0].id, 63);
  return members;
};

const feePerHouseholdYuan = 1_150;

/** Half-years before the anchor, with fees that pilots collect better than others. */
const periodsOf = (
  row: CompoundRow,
  pilot: boolean,
  anchorDay: number,
  random: Random,
): CompoundPeriodRow[] => {
  const base = random.between(0.62, 0.86);
  return [3, 2, 1, 0].map((back): CompoundPeriodRow => {
    const startsDay = anchorDay + 1 - (back + 1) * 182;
    const better = pilot ? (3 - back) * 0.03 : (3 - back) * 0.004;
    const feeDue = Math.round((row.households * feePerHouseholdYuan) / 2);
    return {
      compoundId: row.id,
      startsOn: dateOf(startsDay),
      endsOn: dateOf(startsDay + 182),
      feeDue,
      feePaid: Math.round(feeDue * Math.min(0.99, base + better + random.between(-0.015, 0.015))),
      petitionCount: random.chance(pilot ? 0.02 : 0.06) ? 1 : 0,
      meetingCount: pilot ? random.integer(5, 6) : random.integer(0, 3),
      source: '合成数据',
    };
  });
};

/** What the town does not know of its compounds: property, committees, members, types, pilots, fees. */
export const buildCompounds = (
  town: Town,
  branches: readonly BranchPlan[],
  anchorDate: string,
): CompoundSociety => {
  const random = randomFrom(town.seed, 'society/compounds');
  const anchorDay = dayOf(anchorDate);
  const covered = new Set(branches.flatMap(({ compounds }) => compounds.map(({ id }) => id)));
  const unmanaged = random.shuffle(town.compounds.filter(({ type }) => type === 'unmanaged-old'));
  const introduced = new Map(
    unmanaged.slice(0, introducedCount).map(({ id }) => [id, dateOf(anchorDay - random.integer(60, 660))]),
  );
  const pilots = random.shuffle(town.compounds.filter(({ id }) => covered.has(id))).slice(0, pilotCount);
  const pilotIds = new Set(pilots.map(({ id }) => id));
  const members = membersOf(town, branches, random);
  const sizes = town.compounds.map(({ households }) => households).sort((a, b) => b - a);
  const huge = sizes[Math.floor(sizes.length * 0.03)] ?? Infinity;
  const tags: CompoundTagRow[] = [];
  const periods: CompoundPeriodRow[] = [];
  const rows = town.compounds.map((compound): CompoundRow => {
    const propertyMode = modeOf(compound, introduced.has(compound.id), random);
    const ownersCommittee = random.chance(compound.type === 'commodity' ? 0.42 : 0.06);
    const row: CompoundRow = {
      id: compound.id,
      name: compound.name,
      aliases: compound.alias,
      address: compound.address,
      communityId: compound.communityId,
      builtYear: compound.builtYear,
      enclosed: compound.enclosed,
      households: compound.households,
      people: compound.people,
      propertyMode,
      propertyIntroducedOn: introduced.get(compound.id) ?? null,
      ownersCommittee,
      propertyCommittee: !ownersCommittee && random.chance(0.42),
      selfGovernanceGroup: propertyMode === 'none' && random.chance(0.4),
      formalMemberCount: members.get(compound.id) ?? 0,
      polygons: [compound.polygon],
    };
    const tag = (scheme: string, term: string) => tags.push({ compoundId: compound.id, scheme, term });
    tag('wuhua', wuhuaTerm[compound.type]);
    for (const term of jiangsuTerms(compound, huge, random)) tag('jiangsu', term);
    tag('erdao', erdaoTerm(propertyMode));
    if (pilotIds.has(compound.id)) tag('pilot', '试点小区');
    if (propertyMode !== 'none')
      periods.push(...periodsOf(row, pilotIds.has(compound.id), anchorDay, random));
    return row;
  });
  const inNeed = town.compounds.filter(({ id, type }) => type === 'unmanaged-old' && !introduced.has(id));
  return { rows, tags, periods, pilots, inNeed };
};
