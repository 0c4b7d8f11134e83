import type { CompoundType } from '../../model.ts';
import type { PlaceShape } from '../categories.ts';
import type { Spot, SpotKind } from './spots.ts';

type TypeFactors = Readonly<Record<CompoundType, number>>;

const factors = (unit: number, commodity: number, old: number, village: number): TypeFactors => ({
  'unit-housing': unit,
  commodity,
  'unmanaged-old': old,
  'urban-village': village,
});

/** How much more a household of each type of compound complains. */
const homeFactors: Readonly<
  Record<'homes' | 'old-homes' | 'managed-homes' | 'lift-homes' | 'parking-homes' | 'refuse', TypeFactors>
> = {
  homes: factors(1, 1, 1.1, 0.9),
  'old-homes': factors(1.2, 0.45, 2.2, 2.3),
  'managed-homes': factors(0.8, 1.5, 0.35, 0.15),
  'lift-homes': factors(0.3, 1.5, 0.05, 0.02),
  'parking-homes': factors(1.3, 0.8, 1.8, 0.8),
  refuse: factors(1, 0.5, 2.2, 2.5),
};

/** Shares of a category that happen at homes and at other kinds of places. */
const shares: Readonly<
  Record<
    PlaceShape,
    {
      readonly homes: keyof typeof homeFactors;
      readonly atHomes: number;
      readonly others: Partial<Record<SpotKind, number>>;
    }
  >
> = {
  homes: { homes: 'homes', atHomes: 1, others: {} },
  'old-homes': { homes: 'old-homes', atHomes: 1, others: {} },
  'managed-homes': { homes: 'managed-homes', atHomes: 1, others: {} },
  'lift-homes': { homes: 'lift-homes', atHomes: 0.94, others: { public: 0.06 } },
  'parking-homes': { homes: 'parking-homes', atHomes: 1, others: {} },
  refuse: { homes: 'refuse', atHomes: 0.75, others: { market: 0.17, road: 0.08 } },
  bars: { homes: 'homes', atHomes: 0.35, others: { bar: 0.45, shop: 0.2 } },
  sites: { homes: 'homes', atHomes: 0.3, others: { site: 0.7 } },
  squares: { homes: 'homes', atHomes: 0.35, others: { square: 0.65 } },
  markets: { homes: 'homes', atHomes: 0.1, others: { market: 0.4, shop: 0.5 } },
  roads: { homes: 'homes', atHomes: 0.1, others: { road: 0.9 } },
  lowland: { homes: 'old-homes', atHomes: 0.25, others: { lowland: 0.6, road: 0.15 } },
  'public-buildings': { homes: 'homes', atHomes: 0.2, others: { public: 0.8 } },
};

/**
 * Weight of every spot for a shape of places; homes by households and type. A neutral compound complains per
 * household exactly as the district does.
 */
export const placeWeights = (
  shape: PlaceShape,
  spots: readonly Spot[],
  neutral: Spot | null,
): Float64Array => {
  const { homes, atHomes, others } = shares[shape];
  const raw = Float64Array.from(spots, (spot) =>
    spot.compound === null
      ? spot.temper
      : spot.households * homeFactors[homes][spot.compound.type] * spot.temper,
  );
  const totals = new Map<SpotKind, number>();
  let households = 0;
  for (const [index, spot] of spots.entries()) {
    if (spot === neutral) continue;
    totals.set(spot.kind, (totals.get(spot.kind) ?? 0) + (raw[index] ?? 0));
    households += spot.households;
  }
  const homeTotal = totals.get('compound') ?? 0;
  // Where a town lacks a kind of place, its share goes to the homes.
  const missing = Object.entries(others).reduce(
    (sum, [kind, share]) => sum + (totals.has(kind as SpotKind) ? 0 : share),
    0,
  );
  return raw.map((weight, index) => {
    const spot = spots[index];
    if (spot === undefined) return 0;
    if (spot === neutral) return ((atHomes + missing) * spot.households) / households;
    if (spot.compound !== null) return (weight * (atHomes + missing)) / homeTotal;
    return (weight * (others[spot.kind] ?? 0)) / (totals.get(spot.kind) ?? 1);
  });
};
