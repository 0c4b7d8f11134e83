import type { InputProblem } from '../contract/input-error.ts';
import type { UnitLevel } from '../contract/layers.ts';
import type { LonLat } from './coordinate-systems.ts';

/** A unit that needs a code, below a parent that has one. */
export interface Uncoded {
  readonly key: string;
  readonly label: string;
  readonly level: UnitLevel;
  readonly point: LonLat;
}

/** Serial numbers of each level below its parent: 6 + 3 + 3 + 3 + 3 digits; 001–499 general, 501–999 dedicated. */
const serials: Readonly<Record<UnitLevel, readonly [first: number, last: number]>> = {
  district: [1, 999],
  street: [1, 399],
  community: [1, 999],
  'general-grid': [1, 499],
  'dedicated-grid': [501, 999],
  'micro-grid': [1, 999],
};

/**
 * Orders places from west to east in bands from north to south, as codes are numbered; the bands are
 * as high as a unit is on average.
 */
export const inCodeOrder = <Item extends { readonly point: LonLat }>(items: readonly Item[]): Item[] => {
  const latitudes = items.map((item) => item.point[1]);
  const north = Math.max(...latitudes);
  const bandHeight = (north - Math.min(...latitudes)) / Math.max(1, Math.round(Math.sqrt(items.length))) || 1;
  const bandOf = (item: Item) => Math.floor((north - item.point[1]) / (bandHeight * (1 + 1e-9)));
  return [...items].sort((a, b) => bandOf(a) - bandOf(b) || a.point[0] - b.point[0]);
};

/** Proposes codes below one parent, leaving out those in use; adds them to `used`. */
export const proposeCodes = (
  parent: { readonly code: string; readonly label: string },
  children: readonly Uncoded[],
  used: Set<string>,
): { codes: Map<string, string>; problems: InputProblem[] } => {
  const codes = new Map<string, string>();
  const problems: InputProblem[] = [];
  const next = new Map<UnitLevel, number>();
  for (const child of inCodeOrder(children)) {
    const [first, last] = serials[child.level];
    let serial = next.get(child.level) ?? first;
    const codeOf = (number: number) => `${parent.code}${String(number).padStart(3, '0')}`;
    while (serial <= last && used.has(codeOf(serial))) serial += 1;
    next.set(child.level, serial + 1);
    if (serial > last) {
      problems.push({ code: 'codes-used-up', feature: child.label, params: { parent: parent.label } });
      continue;
    }
    used.add(codeOf(serial));
    codes.set(child.key, codeOf(serial));
  }
  return { codes, problems };
};
