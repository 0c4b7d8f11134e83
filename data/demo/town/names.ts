import type { CompoundType } from '../model.ts';
import type { Random } from '../random.ts';
import {
  avoided,
  estateFirst,
  estateLast,
  firstNature,
  firstVirtue,
  hamletLast,
  mainRoadWords,
  quarterLast,
  secondNature,
  secondVirtue,
  streetWords,
  surnames,
  tradeWords,
  type Word,
  workplaces,
} from './words.ts';

const joined = (first: readonly Word[], second: readonly Word[]): Word[] =>
  first.flatMap(([a, soundA]) =>
    second
      .filter(([b]) => b !== a && !avoided.has(a + b))
      .map(([b, soundB]): Word => [a + b, soundA + soundB]),
  );

const products = (first: readonly string[], second: readonly string[]): string[] =>
  first.flatMap((a) => second.map((b) => a + b));

/** Hands out names, each once. */
export interface Namer {
  street(): Word;
  community(): Word;
  /** Name of a main road by its role, or a new one for a collector or a lane. */
  road(role: string | null, lane: boolean, old: boolean): Word;
  park(): Word;
  compound(type: CompoundType, address: string): { name: string; alias: string[] };
}

const taker = <T>(items: readonly T[], what: string): (() => T) => {
  let next = 0;
  return () => {
    const item = items[next];
    next += 1;
    if (item === undefined) throw new RangeError(`no more names for ${what}`);
    return item;
  };
};

/** Prepares the names of one district in a random order. */
export const namerFrom = (random: Random): Namer => {
  const street = taker(random.shuffle(streetWords), 'streets');
  const nature = random.shuffle(joined(firstNature, secondNature));
  const community = taker(nature.slice(0, 130), 'communities');
  const laneWord = taker(nature.slice(130), 'lanes');
  const virtue = taker(random.shuffle(joined(firstVirtue, secondVirtue)), 'roads');
  const trade = taker(random.shuffle(tradeWords), 'old lanes');
  let trades = tradeWords.length;
  let lanes = nature.length - 130;
  const estate = taker(random.shuffle(products(estateFirst, estateLast)), 'estates');
  const quarter = taker(random.shuffle(products(workplaces, quarterLast)), 'quarters');
  const hamlet = taker(random.shuffle(products(surnames, hamletLast)), 'hamlets');
  const parkNames = taker(random.shuffle(joined(firstNature.slice(0, 12), secondNature.slice(8))), 'parks');
  const used = new Set<string>();
  const lane = (old: boolean): Word => {
    if (old && trades > 0 && random.chance(0.3)) {
      trades -= 1;
      const [name, sound] = trade();
      return [`${name}巷`, `${sound} Lane`];
    }
    lanes -= 1;
    const [name, sound] = lanes >= 0 ? laneWord() : virtue();
    return [`${name}巷`, `${sound} Lane`];
  };
  return {
    street,
    community,
    park: () => {
      const [name, sound] = parkNames();
      return [`${name}公园`, `${sound} Park`];
    },
    road: (role, isLane, old) => {
      const main = role === null ? undefined : mainRoadWords[role];
      if (main) return main;
      if (isLane) return lane(old);
      const [name, sound] = virtue();
      return old ? [`${name}街`, `${sound} Street`] : [`${name}路`, `${sound} Road`];
    },
    compound: (type, address) => {
      if (type === 'unmanaged-old') {
        const name = `${address}院`;
        used.add(name);
        return { name, alias: [address.replace(/号$/, '号小区')] };
      }
      if (type === 'unit-housing') {
        const name = quarter();
        return { name, alias: [`原${name}`, address] };
      }
      if (type === 'urban-village') {
        const name = hamlet();
        return { name, alias: [`${name}村`] };
      }
      const name = estate();
      const plain = name.endsWith('小区') ? name.slice(0, -2) : `${name}小区`;
      return { name, alias: [plain] };
    },
  };
};
