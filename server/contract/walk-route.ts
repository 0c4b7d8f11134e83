import type { Language } from './input-error.ts';
import type { WalkEdgeKind } from './walking.ts';

/** Compass directions clockwise from north. */
export const headings = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Heading = (typeof headings)[number];

export const turns = [
  'straight',
  'slight-right',
  'right',
  'sharp-right',
  'back',
  'sharp-left',
  'left',
  'slight-left',
] as const;
export type Turn = (typeof turns)[number];

/** One sentence of directions: how to go on, on what, how far. */
export interface RouteStep {
  /** How the step begins: into a direction of the compass at the start, else by a turn. */
  readonly begin: { readonly heading: Heading } | { readonly turn: Turn };
  readonly kind: WalkEdgeKind;
  readonly name: string | null;
  readonly meters: number;
}

type Words = Readonly<Record<'zh' | 'en', string>>;

const headingWords: Readonly<Record<Heading, Words>> = {
  n: { zh: '北', en: 'north' },
  ne: { zh: '东北', en: 'north-east' },
  e: { zh: '东', en: 'east' },
  se: { zh: '东南', en: 'south-east' },
  s: { zh: '南', en: 'south' },
  sw: { zh: '西南', en: 'south-west' },
  w: { zh: '西', en: 'west' },
  nw: { zh: '西北', en: 'north-west' },
};

const turnWords: Readonly<Record<Turn, Words>> = {
  straight: { zh: '直行', en: 'Go straight on' },
  'slight-right': { zh: '靠右前行', en: 'Bear right' },
  right: { zh: '右转', en: 'Turn right' },
  'sharp-right': { zh: '向右后方转', en: 'Turn sharp right' },
  back: { zh: '掉头', en: 'Turn round' },
  'sharp-left': { zh: '向左后方转', en: 'Turn sharp left' },
  left: { zh: '左转', en: 'Turn left' },
  'slight-left': { zh: '靠左前行', en: 'Bear left' },
};

const kindWords: Readonly<Record<WalkEdgeKind, Words>> = {
  street: { zh: '沿道路走 {meters} 米', en: 'along the street for {meters} m' },
  path: { zh: '沿步道走 {meters} 米', en: 'along the path for {meters} m' },
  crossing: { zh: '过人行横道,{meters} 米', en: 'over the crossing, {meters} m' },
  steps: { zh: '走台阶 {meters} 米', en: 'by the steps, {meters} m' },
  bridge: { zh: '过桥,{meters} 米', en: 'over the bridge, {meters} m' },
  gate: { zh: '穿过大门', en: 'through the gate' },
};

const sentences = {
  start: { zh: '向{heading}出发', en: 'Head {heading}' },
  named: { zh: '沿{name}走 {meters} 米', en: 'along {name} for {meters} m' },
  whole: { zh: '{begin},{way}', en: '{begin} {way}' },
} as const satisfies Record<string, Words>;

const fill = (text: string, params: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);

/** A step in words; names of ways stay as they are. */
export const routeStepText = ({ begin, kind, name, meters }: RouteStep, language: Language): string => {
  const own = language === 'en' ? 'en' : 'zh';
  const opening =
    'turn' in begin
      ? turnWords[begin.turn][own]
      : fill(sentences.start[own], { heading: headingWords[begin.heading][own] });
  const isPlain = kind === 'street' || kind === 'path';
  const way = name !== null && isPlain ? sentences.named[own] : kindWords[kind][own];
  const filled = fill(way, { name: name ?? '', meters: String(Math.max(1, Math.round(meters))) });
  return fill(sentences.whole[own], { begin: opening, way: filled });
};
