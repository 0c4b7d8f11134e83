import { collectionNames, tileLayerNames } from '../../../server/contract/layers.ts';
import { type Canary, canaryAt } from './canary.ts';

/** One GET request; `said` are words that it brings itself and that may come back. */
export interface Question {
  readonly path: string;
  readonly said: readonly string[];
}

/** What there is to ask for. */
export interface Ground {
  readonly unitIds: readonly string[];
  readonly compoundId: string;
  readonly stationId: string;
  readonly partyOrgId: string;
  readonly scenarioId: string;
  /** Cases of one office and of another. */
  readonly caseIds: readonly number[];
  /** West, south, east, north. */
  readonly bbox: readonly [number, number, number, number];
}

const wordsOf = ({ name, phone, address, content }: Canary): string[] => [
  name,
  phone,
  address,
  content,
  name.slice(0, 2),
  phone.slice(-8),
  phone.slice(3, 12),
  content.slice(2, 6),
];

const plain = (...paths: string[]): Question[] => paths.map((path) => ({ path, said: [] }));

/** The same path with each word put in. */
const asking = (words: readonly string[], pathOf: (word: string) => string): Question[] =>
  words.map((word) => ({ path: pathOf(encodeURIComponent(word)), said: [word] }));

const tilesAround = ([west, south, east, north]: Ground['bbox'], zooms: readonly number[]): string[] =>
  zooms.flatMap((z) => {
    const column = (longitude: number): number => Math.floor(((longitude + 180) / 360) * 2 ** z);
    const row = (latitude: number): number => {
      const sine = Math.sin((latitude * Math.PI) / 180);
      return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
    };
    const tiles: string[] = [];
    for (let x = column(west); x <= column(east); x += 1)
      for (let y = row(north); y <= row(south); y += 1) tiles.push(`${z}/${x}/${y}`);
    return tiles;
  });

const itemsOf = (words: readonly string[]): Question[] =>
  collectionNames.flatMap((name) => {
    const items = `/ogc/collections/${name}/items`;
    return [
      ...plain(
        `${items}?limit=10000`,
        `${items}?limit=1500&lang=en`,
        `${items}?limit=5000&datetime=2026-06-01/..`,
      ),
      ...asking(words.slice(0, 5), (word) => `${items}?name=${word}`),
      ...asking(words.slice(1, 3), (word) => `${items}?${word}=1`),
      ...asking(words.slice(1, 3), (word) => `${items}?bbox=${word}`),
      ...asking(words.slice(1, 3), (word) => `${items}?datetime=${word}`),
      ...asking(words.slice(1, 3), (word) => `${items}?next=${word}`),
      ...asking(words.slice(0, 4), (word) => `${items}/${word}`),
    ];
  });

/** Questions for every GET route by its line in the table of who may call it. */
export const questionsOf = (ground: Ground, zooms: readonly number[]): Record<string, Question[]> => {
  const words = wordsOf(canaryAt(4_321));
  const { unitIds, compoundId, stationId, partyOrgId, caseIds } = ground;
  const scenario = `/api/scenarios/${ground.scenarioId}`;
  const id = (path: string) => asking(words.slice(0, 4), (word) => `${path}/${word}`);
  return {
    'GET /health': plain('/health'),
    'GET /metrics': plain('/metrics'),
    'GET /api/openapi.json': plain('/api/openapi.json'),
    'GET /api/docs': plain('/api/docs'),
    'GET /api/district': plain('/api/district', '/api/district?lang=en'),
    'GET /api/search': [
      ...plain('/api/search?q=C0', '/api/search?q=C04321', '/api/search?q=号'),
      ...asking(words, (word) => `/api/search?q=${word}`),
      ...asking(words, (word) => `/api/search?limit=${word}&q=1`),
    ],
    'GET /api/tickets/categories': plain('/api/tickets/categories'),
    'GET /api/tickets/choices': plain('/api/tickets/choices'),
    'GET /api/tickets/calendar': plain('/api/tickets/calendar'),
    'GET /api/tickets/cells': [
      ...plain('/api/tickets/cells', '/api/tickets/cells?from=2026-06-01&until=2026-06-02'),
      ...asking(words, (word) => `/api/tickets/cells?categories=${word}`),
    ],
    'GET /api/tickets/timeline': plain('/api/tickets/timeline'),
    'GET /api/tickets/breakdown': [
      ...plain('/api/tickets/breakdown?by=office', '/api/tickets/breakdown?by=category'),
      ...asking(words, (word) => `/api/tickets/breakdown?by=${word}`),
    ],
    'GET /api/tickets/series': [
      ...plain('/api/tickets/series?step=week'),
      ...asking(words, (word) => `/api/tickets/series?step=${word}`),
    ],
    'GET /api/tickets/units': [
      ...plain('/api/tickets/units?level=grid&measure=hot-spot'),
      ...asking(words, (word) => `/api/tickets/units?level=grid&measure=${word}`),
    ],
    'GET /api/indicators/assessment': plain('/api/indicators/assessment?ranked=true'),
    'GET /api/indicators/insight': [
      ...plain('/api/indicators/insight?level=community'),
      ...asking(words, (word) => `/api/indicators/insight?level=${word}`),
    ],
    'GET /api/alerts': [
      ...plain('/api/alerts', '/api/alerts?state=open&limit=200'),
      ...asking(words, (word) => `/api/alerts?kind=${word}`),
    ],
    'GET /api/alerts/summary': plain('/api/alerts/summary'),
    'GET /api/alerts/calendar': plain('/api/alerts/calendar'),
    'GET /api/alerts/:id': [...plain('/api/alerts/1', '/api/alerts/2'), ...id('/api/alerts')],
    'GET /api/units/:id': [...plain(...unitIds.map((unit) => `/api/units/${unit}`)), ...id('/api/units')],
    'GET /api/units/:id/history': plain(...unitIds.map((unit) => `/api/units/${unit}/history`)),
    'GET /api/units/:id/tickets': plain(...unitIds.map((unit) => `/api/units/${unit}/tickets`)),
    'GET /api/coverage': [
      ...plain('/api/coverage?level=grid', '/api/coverage?walker=elderly&opening=weekend&service=care'),
      ...asking(words.slice(1, 3), (word) => `/api/coverage?service=${word}`),
    ],
    'GET /api/coverage/compounds': plain('/api/coverage/compounds?walker=wheelchair'),
    'GET /api/coverage/compounds/:id': [
      ...plain(`/api/coverage/compounds/${compoundId}`),
      ...id('/api/coverage/compounds'),
    ],
    'GET /api/coverage/gaps': plain('/api/coverage/gaps?limit=300m&most=500'),
    'GET /api/coverage/capacity': plain('/api/coverage/capacity?level=grid'),
    'GET /api/compounds/:id': [...plain(`/api/compounds/${compoundId}`), ...id('/api/compounds')],
    'GET /api/stations/:id': [...plain(`/api/stations/${stationId}`), ...id('/api/stations')],
    'GET /api/party-orgs/:id': [...plain(`/api/party-orgs/${partyOrgId}`), ...id('/api/party-orgs')],
    'GET /api/events': plain('/api/events'),
    'GET /ogc': plain('/ogc'),
    'GET /ogc/': plain('/ogc/'),
    'GET /ogc/conformance': plain('/ogc/conformance'),
    'GET /ogc/api': plain('/ogc/api'),
    'GET /ogc/collections': plain('/ogc/collections'),
    'GET /ogc/collections/': plain('/ogc/collections/'),
    'GET /ogc/collections/:collection': plain(...collectionNames.map((name) => `/ogc/collections/${name}`)),
    'GET /ogc/collections/:collection/queryables': plain(
      ...collectionNames.map((name) => `/ogc/collections/${name}/queryables`),
    ),
    'GET /ogc/collections/:collection/items': itemsOf(words),
    // Asked by following the links of the items.
    'GET /ogc/collections/:collection/items/:id': [],
    'GET /tiles/:file{[a-z-]+\\.json}': plain(...tileLayerNames.map((layer) => `/tiles/${layer}.json`)),
    'GET /tiles/:layer/:net/:build/:z/:x/:file': plain(
      ...tileLayerNames.flatMap((layer) =>
        tilesAround(ground.bbox, zooms).map((tile) => `/tiles/${layer}/2/1/${tile}.mvt`),
      ),
    ),
    'GET /api/session': plain('/api/session'),
    'GET /api/session/single-sign-on': plain('/api/session/single-sign-on'),
    'GET /api/session/single-sign-on/callback': asking(
      words,
      (word) => `/api/session/single-sign-on/callback?code=${word}&state=${word}`,
    ),
    'GET /api/account': plain('/api/account'),
    'GET /api/people': plain('/api/people'),
    'GET /api/people/choices': plain('/api/people/choices'),
    'GET /api/access-tokens': plain('/api/access-tokens'),
    'GET /api/settings': plain('/api/settings'),
    'GET /api/audit': [
      ...plain('/api/audit', '/api/audit?limit=200', '/api/audit?action=import-tickets'),
      ...asking(words, (word) => `/api/audit?actor=${word}`),
      ...asking(words, (word) => `/api/audit?subject=${word}`),
    ],
    'GET /api/audit/verification': plain('/api/audit/verification'),
    'GET /api/cases': [
      ...plain('/api/cases', '/api/cases?state=all&limit=200', '/api/cases?state=closed&number=C0'),
      ...asking(words, (word) => `/api/cases?number=${word}&state=all`),
    ],
    'GET /api/cases/:id': [...plain(...caseIds.map((each) => `/api/cases/${each}`)), ...id('/api/cases')],
    'GET /api/releases': plain('/api/releases'),
    'GET /api/scenarios': plain('/api/scenarios'),
    'GET /api/scenarios/:id': [...plain(scenario), ...id('/api/scenarios')],
    'GET /api/scenarios/:id/operations': plain(`${scenario}/operations`),
    'GET /api/scenarios/:id/net': plain(`${scenario}/net`),
    'GET /api/scenarios/:id/metrics': plain(`${scenario}/metrics`),
    'GET /api/scenarios/:id/figures': plain(
      ...unitIds.map((unit) => `${scenario}/figures?unit=${unit}&ground=true`),
    ),
    'GET /api/scenarios/:id/certificate': plain(`${scenario}/certificate`),
    'GET /api/scenarios/:id/conflicts': plain(`${scenario}/conflicts`),
    'GET /api/scenarios/:id/comments': plain(`${scenario}/comments`),
    'GET /api/public/ticket-counts': plain('/api/public/ticket-counts'),
    'GET /stations/:id': [...plain(`/stations/${stationId}`), ...id('/stations')],
    'GET /api/public/stations': plain('/api/public/stations'),
    'GET /api/public/places': plain('/api/public/places'),
    'GET /api/public/walks': [
      ...plain('/api/public/walks?cell=37333_101122'),
      ...asking(words, (word) => `/api/public/walks?cell=${word}`),
    ],
    'GET /api/public/directions': [
      ...plain(`/api/public/directions?cell=37333_101122&station=${stationId}`),
      ...asking(words, (word) => `/api/public/directions?cell=37333_101122&station=${word}`),
    ],
  };
};
