import type {
  PartyAreaRow,
  PartyCoverageRow,
  PartyOrgRow,
} from '../../../server/contract/district-bundle.ts';
import type { Town, Unit } from '../model.ts';
import { randomFrom, uuidFrom } from '../random.ts';
import type { CompoundSociety } from './compounds.ts';
import type { BranchPlan } from './coverage.ts';
import { dayOf } from './dates.ts';
import { actionThemes } from './names.ts';
import { addOrganisation, type Draft, type Making, unitsOf, venuesOf } from './organisation-making.ts';

/** 行动支部 and 示范片区 (润州). */
const actionBranchCount = 243;
const demonstrationAreaCount = 10;
/** Micro-grids of every so many-th general grid have a group of their own. */
const groupEvery = 4;

export interface Organisations {
  readonly orgs: readonly PartyOrgRow[];
  readonly coverage: readonly PartyCoverageRow[];
  readonly areas: readonly PartyAreaRow[];
}

/** Street 大工委 over community 大党委 over grid branches over micro-grid groups. */
const addTree = (making: Making): Map<string, string> => {
  const { town, random } = making;
  const orgOf = new Map<string, string>();
  const firstCommunity = new Map<string, string>();
  for (const community of unitsOf(town, 'community'))
    if (community.parentId !== null && !firstCommunity.has(community.parentId))
      firstCommunity.set(community.parentId, community.id);
  const make = (
    unit: Unit,
    draft: Omit<Draft, 'unitId' | 'superiorId'>,
    years: 3 | 5,
    communityId: string,
  ) => {
    const superiorId = orgOf.get(unit.parentId ?? '') ?? null;
    orgOf.set(
      unit.id,
      addOrganisation(
        making,
        `unit ${unit.id}`,
        { ...draft, unitId: unit.id, superiorId },
        years,
        communityId,
      ),
    );
  };
  for (const unit of unitsOf(town, 'street'))
    make(
      unit,
      {
        name: `${unit.name}大工委`,
        type: 'committee',
        kind: 'street',
        formalMemberCount: random.integer(60, 140),
        form: 'functional',
      },
      5,
      firstCommunity.get(unit.id) ?? '',
    );
  for (const unit of unitsOf(town, 'community'))
    make(
      unit,
      {
        name: `${unit.name}大党委`,
        type: 'committee',
        kind: 'community',
        formalMemberCount: random.integer(80, 220),
        form: 'functional',
      },
      5,
      unit.id,
    );
  for (const unit of [...unitsOf(town, 'general-grid'), ...unitsOf(town, 'dedicated-grid')])
    make(
      unit,
      { name: `${unit.name}党支部`, type: 'branch', kind: 'grid', formalMemberCount: random.integer(3, 34) },
      3,
      unit.parentId ?? '',
    );
  const communityOf = new Map(unitsOf(town, 'general-grid').map((unit) => [unit.id, unit.parentId ?? '']));
  const chosen = new Set(
    unitsOf(town, 'general-grid')
      .filter((_, index) => index % groupEvery === 0)
      .map(({ id }) => id),
  );
  for (const unit of unitsOf(town, 'micro-grid'))
    if (chosen.has(unit.parentId ?? ''))
      make(
        unit,
        {
          name: `${unit.name}党小组`,
          type: 'group',
          kind: 'micro-grid',
          formalMemberCount: random.integer(2, 8),
        },
        3,
        communityOf.get(unit.parentId ?? '') ?? '',
      );
  return orgOf;
};

const addCompoundBranches = (
  making: Making,
  branches: readonly BranchPlan[],
  compounds: CompoundSociety,
  orgOf: ReadonlyMap<string, string>,
): void => {
  const members = new Map(compounds.rows.map((row) => [row.id, row.formalMemberCount]));
  const share = new Map<string, number>();
  for (const { compounds: covered } of branches)
    for (const { id } of covered) share.set(id, (share.get(id) ?? 0) + 1);
  const taken = new Set<string>();
  for (const { communityId, compounds: covered, serial } of branches) {
    const first = covered[0];
    if (first === undefined) continue;
    const joint = covered.length > 1;
    const several = (share.get(first.id) ?? 1) > 1;
    const suffix = several ? `第${'一二三'[serial - 1]}党支部` : joint ? '联合党支部' : '党支部';
    let name = `${first.name}${suffix}`;
    while (taken.has(name)) name = `${name}(二)`;
    taken.add(name);
    const total = covered.reduce(
      (sum, { id }) => sum + Math.floor((members.get(id) ?? 0) / (share.get(id) ?? 1)),
      0,
    );
    const draft: Draft = {
      name,
      type: 'branch',
      kind: 'compound',
      superiorId: orgOf.get(communityId) ?? null,
      unitId: communityId,
      formalMemberCount: Math.max(3, total),
      setup: joint ? 'joint' : 'single',
      jointUnitCount: covered.length,
      form: making.random.chance(0.75) ? 'entity' : 'functional',
    };
    const partyOrgId = addOrganisation(making, `branch ${first.id} ${serial}`, draft, 3, communityId);
    for (const { id } of covered)
      making.coverage.push({ partyOrgId, compoundId: id, unitId: null, coverage: 'organisation' });
  }
};

/** Action branches gather members by theme, not by area; some work in compounds of two communities. */
const addActionBranches = (making: Making, orgOf: ReadonlyMap<string, string>): void => {
  const { town, random } = making;
  const communities = unitsOf(town, 'community');
  const placed = town.sites.filter(({ kind }) => kind === 'partner' || kind === 'micro-station');
  const sites = random.shuffle(placed);
  for (let index = 0; index < actionBranchCount; index += 1) {
    const community = communities[(index * 5) % communities.length];
    const site = sites[index % Math.max(1, sites.length)];
    if (community === undefined) return;
    const theme = actionThemes[index % actionThemes.length] ?? '';
    const shortName = community.name.replace(/社区$/, '');
    const draft: Draft = {
      name: `${shortName}${theme}行动支部${index >= communities.length * actionThemes.length ? index : ''}`,
      type: 'branch',
      kind: 'action',
      superiorId: orgOf.get(community.id) ?? null,
      unitId: null,
      formalMemberCount: random.integer(3, 19),
      form: 'functional',
      setup: 'joint',
      jointUnitCount: random.integer(2, 6),
      venueName: site === undefined ? null : '行动支部活动点',
      venueAddress: site?.address ?? null,
      venuePoint: site?.point ?? null,
    };
    const partyOrgId = addOrganisation(making, `action ${index}`, draft, 3, community.id);
    const near = town.compounds.filter(({ communityId }) => communityId === community.id).slice(0, 12);
    for (const compound of random.shuffle(near).slice(0, random.integer(0, 3)))
      making.coverage.push({ partyOrgId, compoundId: compound.id, unitId: null, coverage: 'work' });
  }
};

/** Stars belong to the organisations of property companies (二道); their criteria are nobody's here. */
const addPropertyBranches = (making: Making, orgOf: ReadonlyMap<string, string>): void => {
  const { town, random } = making;
  const communities = unitsOf(town, 'community').filter((_, index) => index % 2 === 0);
  for (const community of communities) {
    const draft: Draft = {
      name: `${community.name}红色物业联盟党支部`,
      type: 'branch',
      kind: 'property',
      superiorId: orgOf.get(community.id) ?? null,
      unitId: community.id,
      formalMemberCount: random.integer(3, 16),
      setup: 'joint',
      jointUnitCount: random.integer(2, 5),
      stars: random.integer(1, 5),
    };
    addOrganisation(making, `property ${community.id}`, draft, 3, community.id);
  }
};

/** Work reaches every compound: the branch of its grid, and where a compound lacks a grid its community. */
const addWorkCoverage = ({ town, coverage }: Making, orgOf: ReadonlyMap<string, string>): void => {
  for (const compound of town.compounds) {
    const partyOrgId = orgOf.get(compound.gridIds[0] ?? '') ?? orgOf.get(compound.communityId);
    if (partyOrgId !== undefined)
      coverage.push({ partyOrgId, compoundId: compound.id, unitId: null, coverage: 'work' });
  }
};

const demonstrationAreas = ({ town, orgs, id }: Making): PartyAreaRow[] =>
  unitsOf(town, 'street')
    .slice(0, demonstrationAreaCount)
    .map((street) => {
      const communities = new Set(
        town.units
          .filter(({ parentId }) => parentId === street.id)
          .slice(0, 2)
          .map((unit) => unit.id),
      );
      const own = orgs.filter(({ unitId }) => communities.has(unitId ?? ''));
      const ownIds = new Set(own.map((org) => org.id));
      const action = orgs.filter(({ kind, superiorId }) => kind === 'action' && ownIds.has(superiorId ?? ''));
      return {
        id: id(`area ${street.id}`),
        name: `${street.name.replace(/街道$/, '')}党建示范片区`,
        kind: 'demonstration' as const,
        memberIds: [...own, ...action].map((org) => org.id),
      };
    });

/** All party organisations of a town, what they cover, and the ten demonstration areas. */
export const buildOrganisations = (
  town: Town,
  branches: readonly BranchPlan[],
  compounds: CompoundSociety,
  anchorDate: string,
): Organisations => {
  const making: Making = {
    town,
    random: randomFrom(town.seed, 'society/organisations'),
    anchorDay: dayOf(anchorDate),
    orgs: [],
    coverage: [],
    venues: venuesOf(town),
    id: (name) => uuidFrom(`${town.code}/${town.seed}/org/${name}`),
  };
  const orgOf = addTree(making);
  addCompoundBranches(making, branches, compounds, orgOf);
  addActionBranches(making, orgOf);
  addPropertyBranches(making, orgOf);
  addWorkCoverage(making, orgOf);
  return { orgs: making.orgs, coverage: dedupe(making.coverage), areas: demonstrationAreas(making) };
};

const dedupe = (rows: readonly PartyCoverageRow[]): PartyCoverageRow[] => {
  const seen = new Set<string>();
  return rows.filter(({ partyOrgId, compoundId, unitId, coverage }) => {
    const key = `${partyOrgId}/${compoundId ?? unitId}/${coverage}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
