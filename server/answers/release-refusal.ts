import type { Wording } from '../contract/app-error.ts';
import type { RefusalReason } from '../contract/public-counts.ts';
import type { DisclosureProof } from '../engines/stats/disclosure-proof.ts';
import { type CellNames, combinationWords, type NamedTable } from './release-words.ts';

/** Why something cannot be published. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly text: Wording;
}

/** What somebody would have to combine to see numbers below the limits: the first of them, and how many. */
export interface FoundCombinations {
  readonly combinations: readonly Wording[];
  readonly combinationCount: number;
}

export const nothingFound: FoundCombinations = { combinations: [], combinationCount: 0 };

/** The combinations that expose something, in words, each once. */
export const wordsOf = (
  proof: DisclosureProof,
  tables: readonly NamedTable[],
  names: CellNames,
): FoundCombinations => {
  if (proof.safe) return nothingFound;
  const words = new Map(
    proof.exposed.map((exposure) => {
      const text = combinationWords(exposure, tables, names);
      return [text.zh, text];
    }),
  );
  return { combinations: [...words.values()], combinationCount: proof.exposedCount };
};

export const changedWords = (title: string): Wording => ({
  zh: `已公布的“${title}”所统计的工单后来有变动,无法再核验`,
  en: `the tickets that "${title}" counts have changed since it was published, so nothing can be proven`,
});
export const earlierWords: Wording = {
  zh: '已公布的数据本身就能推算出低于下限的数量,任何新的公布都不能改变这一点',
  en: 'what is public already shows numbers below the limits, and nothing published now can undo that',
};
export const nothingLeftWords: Wording = {
  zh: '所有数值都低于下限(10 件、5 人,且一人不超过一半),没有可公布的内容',
  en: 'every count is below the limits (10 requests, 5 people, nobody with more than half), so nothing is left',
};
export const exposesWords = ({ combinations, combinationCount }: FoundCombinations): Wording => {
  const [first, second] = combinations;
  const all = [first, second].filter((words) => words !== undefined);
  return {
    zh: `可推算出低于下限的数量,共 ${combinationCount} 处:${all.map(({ zh }) => zh).join(';')}`,
    en: `numbers below the limits could be computed, in ${combinationCount} places: ${all.map(({ en }) => en).join('; ')}`,
  };
};
