import type { TableRow } from './table.ts';

/** What a new station is worth: everybody whom it brings within the limit, or every unit of cost that it saves. */
export type SitingGoal =
  | { readonly kind: 'coverage'; readonly limit: number }
  /** The p-median; beyond `farthest` all costs are alike. */
  | { readonly kind: 'distance'; readonly farthest: number };

export interface SitingQuestion {
  /** What each candidate place reaches. */
  readonly candidates: readonly TableRow[];
  /** Weight (people) of every place. */
  readonly weights: readonly number[];
  /** Cost of every place to the nearest station that is there already. */
  readonly existing: readonly number[];
  readonly count: number;
  readonly goal: SitingGoal;
}

export interface SitingAnswer {
  /** Indices of candidates, in order. */
  readonly chosen: readonly number[];
  /** Weight newly covered, or weight times cost saved. */
  readonly gain: number;
}

/** Gains of candidates at places: what a place would be worth more if the candidate were its nearest station. */
export interface SitingGains {
  readonly places: readonly Uint32Array[];
  readonly gains: readonly Float64Array[];
}

export const gainsOf = ({ candidates, weights, existing, goal }: SitingQuestion): SitingGains => {
  const worth = (place: number, cost: number): number => {
    const weight = weights[place] ?? 0;
    if (goal.kind === 'coverage') return cost <= goal.limit ? weight : 0;
    return weight * (goal.farthest - Math.min(cost, goal.farthest));
  };
  const rows = candidates.map(({ places, costs }) => {
    const kept: [number, number][] = [];
    for (const [i, place] of places.entries()) {
      const gain = worth(place, costs[i] as number) - worth(place, existing[place] ?? 0);
      if (gain > 0) kept.push([place, gain]);
    }
    return kept;
  });
  return {
    places: rows.map((row) => Uint32Array.from(row, ([place]) => place)),
    gains: rows.map((row) => Float64Array.from(row, ([, gain]) => gain)),
  };
};

/**
 * Chooses places at once: one after the other by what it adds, then exchanges one for another as long as that gains.
 * Not proven best; `sitingProgram` asks a solver.
 */
export const siteStations = (question: SitingQuestion): SitingAnswer => {
  const choice = new Choice(gainsOf(question), question.weights.length);
  const most = Math.min(question.count, question.candidates.length);
  while (choice.chosen.size < most) {
    const next = choice.bestAddition();
    if (next === null) break;
    choice.add(next);
  }
  while (choice.exchange());
  return { chosen: [...choice.chosen].sort((a, b) => a - b), gain: choice.gain };
};

/** What a choice of candidates gains. */
export const sitingGain = (question: SitingQuestion, chosen: readonly number[]): number => {
  const choice = new Choice(gainsOf(question), question.weights.length);
  for (const candidate of chosen) choice.add(candidate);
  return choice.gain;
};

class Choice {
  readonly chosen = new Set<number>();
  gain = 0;
  readonly #rows: SitingGains;
  /** What each place has from the chosen, and what it would have without its best. */
  readonly #best: Float64Array;
  readonly #second: Float64Array;
  readonly #by: Int32Array;

  constructor(rows: SitingGains, placeCount: number) {
    this.#rows = rows;
    this.#best = new Float64Array(placeCount);
    this.#second = new Float64Array(placeCount);
    this.#by = new Int32Array(placeCount).fill(-1);
  }

  bestAddition(): number | null {
    let [found, most] = [-1, 0];
    for (let candidate = 0; candidate < this.#rows.places.length; candidate += 1) {
      if (this.chosen.has(candidate)) continue;
      const added = this.#added(candidate, -1);
      if (added > most) [found, most] = [candidate, added];
    }
    return found < 0 ? null : found;
  }

  add(candidate: number): void {
    this.chosen.add(candidate);
    this.#recount();
  }

  /** The exchange that gains most, done; false where none gains. */
  exchange(): boolean {
    const loss = new Map<number, number>([...this.chosen].map((candidate) => [candidate, 0]));
    for (const [place, by] of this.#by.entries())
      if (by >= 0)
        loss.set(by, (loss.get(by) ?? 0) + (this.#best[place] as number) - (this.#second[place] as number));
    let found: readonly [number, number] | null = null;
    let most = 1e-9 * Math.max(1, this.gain);
    for (let candidate = 0; candidate < this.#rows.places.length; candidate += 1) {
      if (this.chosen.has(candidate)) continue;
      for (const [out, lost] of loss) {
        const net = this.#added(candidate, out) - lost;
        if (net > most) [found, most] = [[candidate, out], net];
      }
    }
    if (found === null) return false;
    this.chosen.delete(found[1]);
    this.add(found[0]);
    return true;
  }

  /** What a candidate adds to the chosen without one of them. */
  #added(candidate: number, without: number): number {
    const [places, gains] = [this.#rows.places[candidate], this.#rows.gains[candidate]];
    let sum = 0;
    for (const [i, place] of (places ?? []).entries()) {
      const has = (this.#by[place] === without ? this.#second[place] : this.#best[place]) as number;
      const gain = gains?.[i] as number;
      if (gain > has) sum += gain - has;
    }
    return sum;
  }

  #recount(): void {
    this.#best.fill(0);
    this.#second.fill(0);
    this.#by.fill(-1);
    for (const candidate of this.chosen)
      for (const [i, place] of (this.#rows.places[candidate] ?? []).entries()) {
        const gain = this.#rows.gains[candidate]?.[i] as number;
        if (gain > (this.#best[place] as number)) {
          this.#second[place] = this.#best[place] as number;
          this.#best[place] = gain;
          this.#by[place] = candidate;
        } else if (gain > (this.#second[place] as number)) this.#second[place] = gain;
      }
    this.gain = this.#best.reduce((sum, gain) => sum + gain, 0);
  }
}
