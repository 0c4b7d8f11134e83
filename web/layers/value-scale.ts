import { schemePuOr, schemeYlOrBr } from 'd3-scale-chromatic';
import type { MeasureFlag, UnitMeasure } from '../../server/contract/measure-names.ts';
import type { UnitMeasureAnswer } from '../../server/contract/unit-measures.ts';
import { daysBetween } from './ticket-heat.ts';

/** Amounts are given for 30 days, so that periods of different length share one scale. */
const daysOfUnit = 30;

/** How much there is; how many times as much as elsewhere or before; whether it is more than chance. */
type ScaleKind = 'amount' | 'ratio' | 'significance';

const kinds: Readonly<Record<UnitMeasure, ScaleKind>> = {
  count: 'amount',
  'per-thousand-households': 'amount',
  'per-ten-thousand-people': 'amount',
  smoothed: 'amount',
  'smoothed-locally': 'amount',
  excess: 'ratio',
  change: 'ratio',
  'hot-spot': 'significance',
};
export const kindOfMeasure = (measure: UnitMeasure): ScaleKind => kinds[measure];

/** Classes from low to high; class `i` begins at `bounds[i - 1]`. */
export interface ValueScale {
  readonly kind: ScaleKind;
  readonly bounds: readonly number[];
  readonly colours: readonly string[];
}

const classes = 5;
/** By day; the first colour of six cannot be told from paper. */
const amountColours: readonly string[] = (schemeYlOrBr[6] ?? []).slice(1);
/** Purple for less, orange for more, nearly white between: told apart by every kind of eye. */
const divergingColours: readonly string[] = schemePuOr[classes] ?? [];
const ratioBounds = [0.5, 0.8, 1.25, 2] as const;
/** Class of a diverging scale that says nothing. */
const middle = 2;
const [certain, likely] = [0.01, 0.05];

/** What turns the values of an answer into the unit of its scale: amounts are for 30 days, all else is as it is. */
export const factorOfScale = ({
  measure,
  from,
  until,
}: Pick<UnitMeasureAnswer, 'measure' | 'from' | 'until'>): number =>
  kinds[measure] === 'amount' ? daysOfUnit / daysBetween(from, until) : 1;

/** The values of an answer in the unit of its scale. */
export const shownValues = (answer: UnitMeasureAnswer): (number | null)[] => {
  const factor = factorOfScale(answer);
  return answer.value.map((one) => (one === null ? null : one * factor));
};

/** Two significant digits: enough for a legend, and the classes stay apart. */
const rounded = (value: number): number => Number(value.toPrecision(2));

/**
 * The scale of a measure. Amounts go by fifths of the units over the whole time (`reference`), so that colours mean
 * the same in every period; ratios and significance have fixed classes. Null where nothing can be told apart.
 */
export const scaleOf = (measure: UnitMeasure, reference: UnitMeasureAnswer | null): ValueScale | null => {
  const kind = kinds[measure];
  if (kind === 'ratio') return { kind, bounds: ratioBounds, colours: divergingColours };
  if (kind === 'significance') return { kind, bounds: [], colours: divergingColours };
  if (reference === null) return null;
  const known = shownValues(reference)
    .filter((value, unit): value is number => value !== null && reference.flag[unit] === 'ok')
    .sort((a, b) => a - b);
  if (known.length === 0) return null;
  const bounds: number[] = [];
  for (let fifth = 1; fifth < classes; fifth += 1) {
    const bound = rounded(known[Math.floor((fifth / classes) * known.length)] ?? 0);
    if (bound > Math.max(known[0] ?? 0, bounds.at(-1) ?? 0)) bounds.push(bound);
  }
  return { kind, bounds, colours: amountColours.slice(classes - 1 - bounds.length) };
};

/** Measures that lend strength from other units: a small number does not make them uncertain in the same way. */
const smoothedMeasures: readonly UnitMeasure[] = ['smoothed', 'smoothed-locally', 'hot-spot'];

/** How a unit is painted: its class, and whether few tickets hatch it. Neither: nothing can be said. */
export interface UnitPaint {
  readonly level: number | null;
  readonly hatched: boolean;
}

const levelOf = (scale: ValueScale, answer: UnitMeasureAnswer, unit: number, value: number): number => {
  const [low, high, q] = [answer.low[unit] ?? null, answer.high[unit] ?? null, answer.q[unit] ?? null];
  if (scale.kind === 'significance') {
    if (q === null || q >= likely) return middle;
    const steps = q < certain ? 2 : 1;
    return value > 0 ? middle + steps : middle - steps;
  }
  const byChance = q === null ? low !== null && high !== null && low <= 1 && high >= 1 : q >= likely;
  if (scale.kind === 'ratio' && byChance) return middle;
  return scale.bounds.filter((bound) => value >= bound).length;
};

const uncoloured: readonly MeasureFlag[] = ['no-population', 'nothing-counted', 'no-earlier-data'];

/** The paint of every unit of an answer: few tickets are never coloured as a low value. */
export const paintUnits = (scale: ValueScale | null, answer: UnitMeasureAnswer): UnitPaint[] =>
  shownValues(answer).map((value, unit) => {
    const flag = answer.flag[unit] ?? 'ok';
    const hatched = flag === 'small';
    const unknown = scale === null || value === null || uncoloured.includes(flag);
    if (unknown || (hatched && !smoothedMeasures.includes(answer.measure))) return { level: null, hatched };
    return { level: levelOf(scale, answer, unit, value), hatched };
  });
