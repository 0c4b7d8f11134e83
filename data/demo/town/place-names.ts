import type { Random } from '../random.ts';
import type { Block } from './blocks.ts';
import type { Namer } from './names.ts';
import { firstVirtue, secondVirtue, type Word } from './words.ts';

/** Names of public places by block: schools, hospitals, parks and so on. */
export const namePlaces = (
  blocks: readonly Block[],
  district: Word,
  river: Word,
  namer: Namer,
  random: Random,
): Map<number, Word> => {
  const names = new Map<number, Word>();
  const short = district[0].slice(0, -1);
  const words = random.shuffle(
    firstVirtue.flatMap(([a, soundA]) =>
      secondVirtue.filter(([b]) => b !== a).map(([b, soundB]): Word => [a + b, soundA + soundB]),
    ),
  );
  let next = 0;
  const named = (suffix: string, english: string): Word => {
    const word = words[next % words.length] ?? district;
    next += 1;
    return [word[0] + suffix, `${word[1]} ${english}`];
  };
  const serials = new Map<string, number>();
  const serial = (key: string): number => {
    const value = (serials.get(key) ?? 0) + 1;
    serials.set(key, value);
    return value;
  };
  const nameOf = (block: Block): Word | null => {
    switch (block.use) {
      case 'school':
        if (block.areaSquareMeters > 90_000) {
          return serial('college') === 1
            ? [`${short}学院`, `${district[1]} College`]
            : named('职业技术学校', 'Vocational School');
        }
        return random.chance(0.6) ? named('小学', 'Primary School') : named('中学', 'Middle School');
      case 'hospital':
        return serial('hospital') === 1
          ? [`${short}区医院`, `${district[1]} Hospital`]
          : named('医院', 'Hospital');
      case 'offices':
        return block.areaSquareMeters > 60_000
          ? [`${short}政务中心${serial('civic') > 1 ? serial('civic') : ''}`, `${district[1]} Civic Centre`]
          : random.chance(0.6)
            ? named('大厦', 'Tower')
            : named('商务楼', 'Business Building');
      case 'market':
        return random.chance(0.6) ? named('市场', 'Market') : named('商场', 'Mall');
      case 'industry':
        return random.chance(0.5) ? named('工业园', 'Industrial Park') : named('制造厂', 'Works');
      case 'hill': {
        const number = serial('hill');
        return [`${short}北山林场${number}`, `North Hills Forest ${number}`];
      }
      case 'park':
        return namer.park();
      case 'square':
        return named('广场', 'Square');
      case 'river': {
        const number = serial('river');
        return [`${river[0]}江滨公园${number}段`, `${river[1]} Riverside Park ${number}`];
      }
      case 'transport': {
        const number = serial('transport');
        return number === 1
          ? [`${short}站`, `${district[1]} Railway Station`]
          : [`铁路沿线${number}段`, `Railway Land ${number}`];
      }
      default:
        return null;
    }
  };
  const inOrder = [...blocks].sort((a, b) => stationFirst(a, b) || a.id - b.id);
  for (const block of inOrder) {
    const name = nameOf(block);
    if (name) names.set(block.id, name);
  }
  return names;
};

// The station's block is the compact one; the others are strips beside the track.
const stationFirst = (a: Block, b: Block): number => Number(b.station) - Number(a.station);
