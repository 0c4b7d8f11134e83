import type { Wording } from '../contract/app-error.ts';
import type {
  RefusalReason,
  ReleaseCell,
  ReleaseDefinition,
  ReleaseTrial,
} from '../contract/public-counts.ts';
import { proveDisclosure } from '../engines/stats/disclosure-proof.ts';
import { roundToFive } from '../engines/stats/rounding.ts';
import { suppressCells } from '../engines/stats/suppress-cells.ts';
import type { Reading } from '../queries/reading.ts';
import type { NewCell, ProvenRelease } from '../queries/releases.ts';
import { ownLine, type ProofBasis, readProofBasis } from './release-basis.ts';
import { certificateOf } from './release-certificate.ts';
import { type CheckedDefinition, checkDefinition, sensitiveCategories } from './release-definition.ts';
import {
  changedWords,
  earlierWords,
  exposesWords,
  nothingFound,
  nothingLeftWords,
  type Refusal,
  wordsOf,
} from './release-refusal.ts';
import { countsOf, monthHashesOf, type ReleaseTable, tablesOfRelease } from './release-tables.ts';
import type { NamedTable } from './release-words.ts';

/** What is to be published with its proof, or why not; `combinations` say what would expose a small number. */
export interface ReleaseOutcome {
  readonly checked: CheckedDefinition;
  readonly proven: ProvenRelease | null;
  readonly refusal: Refusal | null;
  readonly cells: readonly ReleaseCell[];
  readonly combinations: readonly Wording[];
  readonly combinationCount: number;
}

/**
 * Counts what a definition asks for, keeps cells back and proves that nothing below the limits can be computed from
 * the rest together with all that was ever public. Reads in short transactions and holds none while it works.
 * Throws as `checkDefinition` does.
 */
export const proveRelease = async (
  reading: Reading,
  definition: ReleaseDefinition,
): Promise<ReleaseOutcome> => {
  const checked = await checkDefinition(reading, definition);
  const { scope, categories } = checked;
  const line = scope.outline === null ? null : { outline: scope.outline };
  const basis = await readProofBasis(reading, scope, line, null);
  const { ground } = basis;
  const refused = (reason: RefusalReason, text: Wording, found = nothingFound): ReleaseOutcome => ({
    ...{ checked, proven: null, refusal: { reason, text }, cells: [] },
    ...found,
  });
  if (basis.changed !== null) return refused('tickets-changed', changedWords(basis.changed.title));
  const families = basis.earlier.map(({ family }) => family);
  const { reporterOf } = ground;
  const before = proveDisclosure({ reporterOf, families, mostDescribed: 0 });
  if (!before.safe) return refused('earlier-exposes', earlierWords);

  const tables = tablesOfRelease(scope, ground, ownLine);
  const whole = tables.map(({ cellOf }) => cellOf);
  const alone = suppressCells({ reporterOf, tables: whole });
  if (!alone.publishable) return refused('nothing-left', nothingLeftWords);
  const own = tables.map((table, index) => asNamed(table, alone.tables[index], scope.netRevisionId));
  const together = proveDisclosure({ reporterOf, families: [...families, ...alone.tables] });
  const names = { communities: ground.communities, categories };
  const found = wordsOf(together, [...basis.earlier, ...own], names);
  if (!together.safe && definition.againstEarlier === 'refuse')
    return refused('exposes', exposesWords(found), found);
  const kept = together.safe ? alone : suppressCells({ reporterOf, earlier: families, tables: whole });
  if (!kept.publishable) return refused('nothing-left', exposesWords(found), found);
  const cells = cellsOf(tables, kept.tables, checked, basis);
  const [main] = tables;
  const monthHashes = main === undefined ? {} : monthHashesOf(scope, ground, main);
  const proven: ProvenRelease = {
    ...{ scope, againstEarlier: definition.againstEarlier, dataUntil: checked.dataUntil, monthHashes },
    cells: cells.map(({ kept: cell }) => cell),
    certificate: certificateOf(
      together.safe ? together : kept.proof,
      cells.map(({ kept: cell }) => cell),
      basis.earlierIds,
      monthHashes,
    ),
    stamp: checked.stamp,
  };
  return { checked, proven, refusal: null, cells: cells.map(({ shown }) => shown), ...found };
};

/** The outcome as it goes over the wire. */
export const trialOf = (outcome: ReleaseOutcome): ReleaseTrial => {
  const { checked, proven, refusal } = outcome;
  const left = new Set(sensitiveCategories(checked.categories));
  return {
    outcome: proven === null ? 'refused' : 'publishable',
    refusal,
    combinations: [...outcome.combinations],
    combinationCount: outcome.combinationCount,
    cells: [...outcome.cells],
    certificate: proven?.certificate ?? null,
    netRevision: checked.net,
    leftOutCategories: checked.categories
      .filter(({ id }) => left.has(id))
      .map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    dataUntil: checked.dataUntil,
  };
};

const asNamed = (table: ReleaseTable, family: Int32Array | undefined, netRevisionId: number): NamedTable => ({
  ...table,
  ...{ family: family ?? table.cellOf.map(() => -1), netRevisionId, title: null },
});

/** Every cell of the tables with its rounded count, or none where it is kept back or empty. */
const cellsOf = (
  tables: readonly ReleaseTable[],
  families: readonly Int32Array[],
  { scope, categories }: CheckedDefinition,
  { ground }: ProofBasis,
): { kept: NewCell; shown: ReleaseCell }[] => {
  const communities = new Map(
    ground.communities.get(scope.netRevisionId)?.map((community) => [community.featureId, community]),
  );
  const categoryById = new Map(categories.map(({ id, name, nameEn }) => [id, { id, name, nameEn }]));
  return tables.flatMap((table, index) => {
    const counts = countsOf({ ...table, cellOf: families[index] ?? new Int32Array() });
    return table.cells.map(({ area, featureId, month, categoryId }, cell) => {
      const count = counts[cell] ?? 0;
      const value = count === 0 ? null : roundToFive(count);
      const community = communities.get(featureId ?? -1);
      const category = categoryById.get(categoryId ?? -1) ?? null;
      const described =
        community === undefined
          ? null
          : (({ id, code, name, nameEn }) => ({ id, code, name, nameEn }))(community);
      return {
        kept: { area, unitId: community?.id ?? null, month, categoryId, value },
        shown: { area, community: described, month, category, value },
      };
    });
  });
};
