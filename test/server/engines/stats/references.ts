import { readFileSync } from 'node:fs';

type Pair = readonly [low: number, high: number];

interface EarsReference {
  readonly method: 'C1' | 'C2' | 'C3';
  readonly alpha: number;
  readonly minSigma: number;
  /** Day of the first value. */
  readonly first: number;
  readonly upperBound: readonly number[];
  readonly alarm: readonly number[];
}

interface SeriesReference {
  readonly counts: readonly number[];
  readonly c3: readonly (number | null)[];
  readonly ears: readonly EarsReference[];
}

/** What `test/fixtures/stats/references.R` computed with spdep and surveillance. */
interface References {
  readonly counties: {
    readonly outlines: readonly (readonly number[])[];
    readonly births: readonly number[];
    readonly deaths: readonly number[];
    readonly neighbours: readonly (readonly number[])[];
    readonly rates: readonly number[];
    readonly observedToExpected: readonly number[];
    readonly smoothedGlobally: readonly number[];
    readonly smoothedLocally: readonly number[];
    readonly gstarBinary: readonly number[];
    readonly gstarRowStandardised: readonly number[];
    readonly p: readonly number[];
    readonly benjaminiHochberg: readonly number[];
    readonly upperTail: readonly number[];
  };
  readonly series: Readonly<Record<'weekly' | 'daily', SeriesReference>>;
  readonly shares: Readonly<Record<'parts' | 'wholes' | 'smoothed', readonly number[]>>;
  readonly normal: Readonly<Record<'z' | 'upperTail' | 'probability' | 'upperQuantile', readonly number[]>>;
  readonly wilson: readonly { readonly part: number; readonly whole: number; readonly interval: Pair }[];
  readonly clopperPearson: References['wilson'];
  readonly poisson: readonly {
    readonly count: number;
    readonly interval95: Pair;
    readonly interval99: Pair;
  }[];
  readonly changes: readonly {
    readonly count: number;
    readonly exposure: number;
    readonly earlierCount: number;
    readonly earlierExposure: number;
    /** Null for Infinity, which JSON does not know. */
    readonly interval: readonly [low: number, high: number | null];
  }[];
}

export const references = JSON.parse(
  readFileSync(new URL('../../../fixtures/stats/references.json', import.meta.url), 'utf8'),
) as References;

/** The largest difference of two rows of numbers, relative to the size of the number; NaN counts as endless. */
export const relativeError = (actual: ArrayLike<number>, expected: ArrayLike<number>): number => {
  if (actual.length !== expected.length) return Infinity;
  let largest = 0;
  for (let place = 0; place < actual.length; place += 1) {
    const [own, wanted] = [actual[place] ?? Number.NaN, expected[place] ?? Number.NaN];
    const error = own === wanted ? 0 : Math.abs(own - wanted) / Math.max(Math.abs(wanted), 1e-300);
    largest = error >= 0 ? Math.max(largest, error) : Infinity;
  }
  return largest;
};

/** Agreement to six digits, as the product promises; in truth it is closer. */
export const sixDigits = 1e-7;
