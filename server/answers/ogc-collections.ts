import type { Wording } from '../contract/app-error.ts';
import type { CollectionProperties } from '../contract/collections.ts';
import type { CollectionName } from '../contract/layers.ts';
import type { Right } from '../contract/rights.ts';
import { buildingFeatures } from '../queries/building-features.ts';
import { compoundFeatures } from '../queries/compound-features.ts';
import type { FeatureSource } from '../queries/feature-source.ts';
import { partyOrgFeatures } from '../queries/party-org-features.ts';
import { publicStationFeatures, stationFeatures } from '../queries/station-features.ts';
import { ticketFeatures } from '../queries/ticket-features.ts';
import { areaFeatures, gridFeatures, publicAreaFeatures } from '../queries/unit-features.ts';

/** `filter` types can be asked for by equality, `shown` ones are only told. `decimal` always has a fraction. */
export interface Property {
  readonly type: 'string' | 'integer' | 'decimal' | 'boolean' | 'date' | 'date-time';
  readonly use: 'filter' | 'shown';
}

/** One collection as a kind of caller sees it. */
export interface Collection {
  readonly name: CollectionName;
  readonly title: Wording;
  readonly description: Wording;
  readonly properties: ReadonlyMap<string, Property>;
  readonly source: FeatureSource;
  /** The net of another day can be asked for by `datetime`. */
  readonly byNet: boolean;
}

const filter = (type: Property['type']): Property => ({ type, use: 'filter' });
const shown = (type: Property['type']): Property => ({ type, use: 'shown' });

const unitProperties: Record<keyof CollectionProperties['areas'], Property> = {
  featureId: filter('integer'),
  level: filter('string'),
  code: filter('string'),
  name: filter('string'),
  nameEn: filter('string'),
  parentId: shown('string'),
  parentName: filter('string'),
  households: filter('integer'),
  people: filter('integer'),
  countedOn: shown('date'),
  countSource: filter('string'),
  areaSquareMeters: shown('decimal'),
  validFrom: shown('date'),
  netRevision: shown('integer'),
  synthetic: shown('boolean'),
};

const properties: { [Name in CollectionName]: Record<keyof CollectionProperties[Name], Property> } = {
  areas: unitProperties,
  grids: { ...unitProperties, use: filter('string') },
  compounds: {
    featureId: filter('integer'),
    name: filter('string'),
    aliases: shown('string'),
    address: filter('string'),
    communityName: filter('string'),
    types: shown('string'),
    builtYear: filter('integer'),
    households: filter('integer'),
    people: filter('integer'),
    propertyMode: filter('string'),
    ownersCommittee: filter('boolean'),
    propertyCommittee: filter('boolean'),
    entranceCount: shown('integer'),
    organisationCount: shown('integer'),
    synthetic: shown('boolean'),
  },
  buildings: {
    featureId: filter('integer'),
    name: filter('string'),
    address: filter('string'),
    compoundName: filter('string'),
    use: filter('string'),
    floors: filter('integer'),
    stairwells: filter('integer'),
    households: filter('integer'),
    builtYear: filter('integer'),
    synthetic: shown('boolean'),
  },
  stations: {
    featureId: filter('integer'),
    name: filter('string'),
    kind: filter('string'),
    address: filter('string'),
    phone: filter('string'),
    services: shown('string'),
    functions: shown('string'),
    openingHours: shown('string'),
    state: filter('string'),
    communityName: filter('string'),
    synthetic: shown('boolean'),
  },
  'party-orgs': {
    featureId: filter('integer'),
    name: filter('string'),
    type: filter('string'),
    kind: filter('string'),
    form: filter('string'),
    setup: filter('string'),
    superiorName: filter('string'),
    formalMemberCount: shown('integer'),
    memberCountNote: shown('string'),
    termEndsOn: shown('date'),
    venueName: filter('string'),
    coveredCompoundCount: shown('integer'),
    synthetic: shown('boolean'),
  },
  tickets: {
    number: filter('string'),
    source: filter('string'),
    requestType: filter('string'),
    categoryId: filter('integer'),
    categoryName: filter('string'),
    receivedAt: shown('date-time'),
    closedAt: shown('date-time'),
    state: filter('string'),
    matchLevel: filter('string'),
    unitCode: filter('string'),
    synthetic: shown('boolean'),
  },
};

const describe = (
  name: CollectionName,
  source: FeatureSource,
  title: Wording,
  description: Wording,
): Collection => ({
  name,
  title,
  description,
  properties: new Map(Object.entries(properties[name])),
  source,
  byNet: source === areaFeatures || source === gridFeatures,
});

const staffCollections: readonly Collection[] = [
  describe(
    'areas',
    areaFeatures,
    { zh: '区、街道、社区', en: 'District, streets, communities' },
    {
      zh: '当日启用的网格版本中的区、街道(乡镇)、社区(村)',
      en: 'District, streets and communities of the net in force',
    },
  ),
  describe(
    'grids',
    gridFeatures,
    { zh: '网格', en: 'Grids' },
    { zh: '一般网格、专属网格、微网格', en: 'General grids, dedicated grids and micro-grids' },
  ),
  describe(
    'compounds',
    compoundFeatures,
    { zh: '小区', en: 'Compounds' },
    {
      zh: '居民小区及其物业、自治组织情况',
      en: 'Residential compounds, their property service and self-governance',
    },
  ),
  describe(
    'buildings',
    buildingFeatures,
    { zh: '楼栋', en: 'Buildings' },
    { zh: '楼栋及其户数', en: 'Buildings and their households' },
  ),
  describe(
    'stations',
    stationFeatures,
    { zh: '服务站', en: 'Service stations' },
    {
      zh: '党群服务中心、微阵地等服务站及开放时间',
      en: 'Service stations with their services and opening hours',
    },
  ),
  describe(
    'party-orgs',
    partyOrgFeatures,
    { zh: '党组织', en: 'Party organisations' },
    {
      zh: '党委、总支、支部、小组;少于 5 人的党员数不提供',
      en: 'Committees, general branches, branches and groups; member counts under five are withheld',
    },
  ),
  describe(
    'tickets',
    ticketFeatures,
    { zh: '诉求工单', en: 'Tickets' },
    {
      zh: '几何为所在 100 米格的中心,不是诉求点位;举报、信访、保密工单不落图',
      en: 'The geometry is the centre of a 100 m cell, never the place itself; reports, petitions and confidential tickets have none',
    },
  ),
];

const publicCollections: readonly Collection[] = [
  describe(
    'areas',
    publicAreaFeatures,
    { zh: '社区', en: 'Communities' },
    { zh: '公众版(已审图)的社区范围', en: 'Community outlines of the reviewed public edition' },
  ),
  describe(
    'stations',
    publicStationFeatures,
    { zh: '服务站', en: 'Service stations' },
    {
      zh: '党群服务中心、微阵地等服务站及开放时间',
      en: 'Service stations with their services and opening hours',
    },
  ),
];

/** What this caller may read: the map, with tickets for who may see counts, or what is public. */
export const collectionsFor = (may: (right: Right) => boolean): readonly Collection[] =>
  may('map') ? staffCollections.filter(({ name }) => name !== 'tickets' || may('counts')) : publicCollections;
