import { type CollectionName, collectionNames } from '../../server/contract/layers.ts';
import { type MapLevel, mapLevels } from '../../server/contract/map-levels.ts';
import {
  type ComparedPeriod,
  comparedPeriods,
  type UnitMeasure,
  unitMeasures,
} from '../../server/contract/measure-names.ts';
import { noFilters, readFilters, type TicketFilters, writeFilters } from './ticket-filters.ts';

/** Layers a person can switch, in the order of the panel. */
export const layerIds = [
  'street',
  'community',
  'general-grid',
  'dedicated-grid',
  'micro-grid',
  'compounds',
  'buildings',
  'heat',
  'values',
  'party-orgs',
  'stations',
  'coverage',
] as const;
export type LayerId = (typeof layerIds)[number];

export const heatRadii = [200, 300, 500] as const;
export const coverageDistances = [300, 500, 1000] as const;
export const timeSteps = ['day', 'week', 'month'] as const;
/** What lies open beside the map. */
export const desks = ['none', 'table', 'indicators'] as const;
/** The page for work, and the page to print. */
export const pageModes = ['work', 'briefing'] as const;
export const languages = ['zh-CN', 'en'] as const;

export interface Selection {
  readonly collection: CollectionName;
  readonly id: string;
}

/** All that a link reproduces. Null means: the default of the instance. */
export interface View {
  /** Longitude and latitude, EPSG:4326. */
  readonly center: readonly [number, number] | null;
  readonly zoom: number | null;
  readonly layers: readonly LayerId[];
  readonly selection: Selection | null;
  /** First and last day of the tickets, Asia/Shanghai, both included. */
  readonly from: string | null;
  readonly until: string | null;
  /** Empty: all categories. */
  readonly categories: readonly number[];
  readonly filters: TicketFilters;
  /** Unit of the net that everything is narrowed to; null for the district. */
  readonly within: string | null;
  /** Level, measure and earlier period of the map of units. */
  readonly level: MapLevel;
  readonly measure: UnitMeasure;
  readonly compare: ComparedPeriod;
  readonly desk: (typeof desks)[number];
  readonly mode: (typeof pageModes)[number];
  /** Net revision and build of the tickets that the link was made on. */
  readonly net: number | null;
  readonly dataBuild: number | null;
  readonly radiusMeters: (typeof heatRadii)[number];
  readonly coverageMeters: (typeof coverageDistances)[number];
  readonly step: (typeof timeSteps)[number];
  readonly language: (typeof languages)[number];
}

export const defaultView: View = {
  center: null,
  zoom: null,
  layers: ['street', 'community', 'general-grid', 'dedicated-grid', 'buildings', 'heat', 'stations'],
  selection: null,
  from: null,
  until: null,
  categories: [],
  filters: noFilters,
  within: null,
  level: 'community',
  measure: 'per-thousand-households',
  compare: 'previous',
  desk: 'none',
  mode: 'work',
  net: null,
  dataBuild: null,
  radiusMeters: 300,
  coverageMeters: 500,
  step: 'week',
  language: 'zh-CN',
};

const schemaVersion = '1';
type SearchParams = Readonly<Record<string, unknown>>;

const oneOf = <Value extends string | number>(
  known: readonly Value[],
  given: unknown,
  otherwise: Value,
): Value => known.find((value) => String(value) === String(given)) ?? otherwise;

const readDay = (given: unknown): string | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(given)) && !Number.isNaN(Date.parse(String(given)))
    ? String(given)
    : null;

const readPlace = (given: unknown): Pick<View, 'center' | 'zoom'> => {
  const numbers = String(given ?? '')
    .split(',')
    .map(Number);
  const [longitude, latitude, zoom] = numbers;
  const known =
    numbers.length === 3 &&
    longitude !== undefined &&
    latitude !== undefined &&
    zoom !== undefined &&
    Math.abs(longitude) <= 180 &&
    Math.abs(latitude) <= 85 &&
    zoom >= 0 &&
    zoom <= 24;
  return known ? { center: [longitude, latitude], zoom } : { center: null, zoom: null };
};

const readSelection = (given: unknown): Selection | null => {
  const [collection, id] = String(given ?? '').split(':');
  const known = collectionNames.find((name) => name === collection);
  return known && id && /^[\w-]{1,64}$/.test(id) ? { collection: known, id } : null;
};

const readNumber = (given: unknown): number | null =>
  /^[1-9]\d{0,9}$/.test(String(given)) && Number(given) < 2 ** 31 ? Number(given) : null;

const readUnit = (given: unknown): string | null =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(String(given)) ? String(given) : null;

const readLayers = (given: unknown): readonly LayerId[] => {
  if (given === undefined) return defaultView.layers;
  const wanted = new Set(String(given).split('.'));
  return layerIds.filter((layer) => wanted.has(layer));
};

/** The view that search parameters name; what is missing, unknown or of another version takes the default. */
export const readView = (params: SearchParams): View => {
  if (params.v !== undefined && String(params.v) !== schemaVersion) return defaultView;
  const from = readDay(params.from);
  const until = readDay(params.until);
  const ordered = from !== null && until !== null && from <= until;
  return {
    ...readPlace(params.at),
    layers: readLayers(params.layers),
    selection: readSelection(params.sel),
    from: ordered ? from : null,
    until: ordered ? until : null,
    categories: String(params.cat ?? '')
      .split('.')
      .filter((part) => /^\d{1,6}$/.test(part))
      .map(Number),
    filters: readFilters(params),
    within: readUnit(params.within),
    level: oneOf(mapLevels, params.level, defaultView.level),
    measure: oneOf(unitMeasures, params.measure, defaultView.measure),
    compare: oneOf(comparedPeriods, params.compare, defaultView.compare),
    desk: oneOf(desks, params.desk, defaultView.desk),
    mode: oneOf(pageModes, params.mode, defaultView.mode),
    net: readNumber(params.net),
    dataBuild: readNumber(params.data),
    radiusMeters: oneOf(heatRadii, params.r, defaultView.radiusMeters),
    coverageMeters: oneOf(coverageDistances, params.cover, defaultView.coverageMeters),
    step: oneOf(timeSteps, params.step, defaultView.step),
    language: oneOf(languages, params.lang, defaultView.language),
  };
};

/** Written by their own names. */
const choices = ['level', 'measure', 'compare', 'desk', 'mode', 'step'] as const;

/** Search parameters of a view, shortest form: what equals the default is left out. */
export const writeView = (view: View): Record<string, string> => {
  const params: Record<string, string> = { v: schemaVersion };
  if (view.center && view.zoom !== null) {
    params.at = `${view.center[0].toFixed(5)},${view.center[1].toFixed(5)},${view.zoom.toFixed(2)}`;
  }
  if (view.layers.join('.') !== defaultView.layers.join('.')) params.layers = view.layers.join('.');
  if (view.selection) params.sel = `${view.selection.collection}:${view.selection.id}`;
  if (view.from && view.until) {
    params.from = view.from;
    params.until = view.until;
  }
  if (view.categories.length > 0) params.cat = view.categories.join('.');
  Object.assign(params, writeFilters(view.filters));
  if (view.within) params.within = view.within;
  for (const name of choices) if (view[name] !== defaultView[name]) params[name] = view[name];
  if (view.net !== null) params.net = String(view.net);
  if (view.dataBuild !== null) params.data = String(view.dataBuild);
  if (view.radiusMeters !== defaultView.radiusMeters) params.r = String(view.radiusMeters);
  if (view.coverageMeters !== defaultView.coverageMeters) params.cover = String(view.coverageMeters);
  if (view.language !== defaultView.language) params.lang = view.language;
  return params;
};
