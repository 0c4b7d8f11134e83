import type {
  StationFunction,
  StationRow,
  StationService,
} from '../../../server/contract/district-bundle.ts';
import type { WorkDayRow } from '../../../server/contract/ticket-rows.ts';
import type { Site, Town } from '../model.ts';
import { type Random, randomFrom, uuidFrom } from '../random.ts';
import { errands } from './names.ts';
import { closedDay, communityHours, hubHours, microHours, specialDaysOf } from './station-hours.ts';

const functions: readonly StationFunction[] = ['study', 'activity', 'service', 'mediation', 'deliberation'];
const services: readonly StationService[] = [
  'government',
  'daily-life',
  'legal',
  'culture-sports',
  'care',
  'party-members',
];
const hubNames = [
  '河畔',
  '星光',
  '云桥',
  '红枫',
  '朝阳里',
  '同心',
  '鼓楼里',
  '百花',
  '北岸',
  '南岸',
  '枢纽站',
  '创新园',
  '学府',
  '商圈',
  '滨河',
  '东门',
  '西门',
  '新城',
];
const microPlaces = ['小区', '街巷', '广场', '楼宇', '市场'];

/** Everyday errands stay the same everywhere; the others depend on the station. */
const commonErrands = 10;

/** No area code begins with 00, so that nobody is called. */
const phoneOf = (index: number): string => `000-5550${String(1000 + index)}`;

const some = <T>(items: readonly T[], least: number, random: Random): T[] => {
  const kept = new Set(random.shuffle(items).slice(0, random.integer(least, items.length)));
  return items.filter((item) => kept.has(item));
};

type Draft = Pick<
  StationRow,
  'name' | 'kind' | 'functions' | 'services' | 'hours' | 'errands' | 'capacityPerDay'
>;

const hubDraft = (index: number, random: Random): Draft => ({
  name: `${hubNames[index % hubNames.length]}党群服务中心(枢纽)`,
  kind: 'hub',
  functions,
  services,
  hours: hubHours(random),
  errands: errands.map(([name, papers]) => ({ name, papers })),
  capacityPerDay: random.integer(18, 40) * 10,
});

const communityDraft = (communityName: string, random: Random): Draft => ({
  name: `${communityName}党群服务中心`,
  kind: 'community',
  functions: some(functions, 4, random),
  services: some(services, 5, random),
  hours: communityHours(random),
  errands: errands
    .filter((_, index) => index < commonErrands || random.chance(0.4))
    .map(([name, papers]) => ({ name, papers })),
  capacityPerDay: random.integer(6, 16) * 10,
});

const microDraft = (communityName: string, index: number, random: Random): Draft => ({
  name: `${communityName.replace(/社区$/, '')}${microPlaces[index % microPlaces.length]}微阵地${index + 1}`,
  kind: 'micro',
  functions: some(functions, 2, random),
  services: some(services, 1, random),
  hours: microHours(random),
  errands: some(errands.slice(6, 10), 1, random).map(([name, papers]) => ({ name, papers })),
  capacityPerDay: random.integer(2, 6) * 10,
});

/** Hubs (18), one station in every community, micro-stations (147), with hours, errands and what is accessible. */
export const buildStations = (
  town: Town,
  calendar: readonly WorkDayRow[],
  anchorDate: string,
): StationRow[] => {
  const random = randomFrom(town.seed, 'society/stations');
  const communityName = new Map(
    town.units.filter(({ level }) => level === 'community').map(({ id, name }) => [id, name]),
  );
  const of = (kind: Site['kind']): Site[] => town.sites.filter((site) => site.kind === kind);
  const drafts: (readonly [Site, Draft])[] = [
    ...of('hub').map((site, index) => [site, hubDraft(index, random)] as const),
    ...of('centre').map(
      (site) => [site, communityDraft(communityName.get(site.communityId) ?? '', random)] as const,
    ),
    ...of('micro-station').map(
      (site, index) => [site, microDraft(communityName.get(site.communityId) ?? '', index, random)] as const,
    ),
  ];
  const suspended = drafts.findIndex(([, { kind }]) => kind === 'community') + 7;
  return drafts.map(([site, draft], index): StationRow => {
    const upstairs = random.chance(0.3);
    const specialDays = specialDaysOf(draft.hours, calendar, anchorDate);
    if (index % 23 === 5) specialDays.push(closedDay(anchorDate, 3, '业务培训'));
    return {
      ...draft,
      id: uuidFrom(`${town.code}/${town.seed}/station/${site.id}`),
      communityId: site.communityId,
      address: site.address,
      phone: phoneOf(index),
      floor: upstairs ? '2层' : '1层',
      hasLift: upstairs && random.chance(0.6),
      hasRamp: draft.kind === 'hub' || random.chance(0.7),
      hasAccessibleToilet: draft.kind === 'hub' || random.chance(0.45),
      state: index === suspended ? 'suspended' : 'open',
      stateReason: index === suspended ? '供水管道改造,暂停服务,请到最近的枢纽党群服务中心办理' : null,
      point: site.point,
      specialDays: uniqueDays(specialDays),
    };
  });
};

const uniqueDays = (days: StationRow['specialDays']): StationRow['specialDays'] => {
  const seen = new Set<string>();
  return days.filter(({ day, opens }) => {
    const key = `${day}/${opens}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
