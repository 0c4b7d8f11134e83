import { expect } from 'vitest';
import {
  type ImportAreasRequest,
  type ImportAreasResult,
  importAreas,
} from '../../server/actions/import-areas.ts';
import { InputError } from '../../server/contract/input-error.ts';
import type { Database } from '../../server/db/database.ts';
import { countRows } from './clear-database.ts';

type Options = Partial<ImportAreasRequest>;

/** Imports areas as the command line does when only the file is given, at 20:00 UTC on 2026-06-30. */
export const runImport = (
  { sql }: Database,
  file: string,
  options: Options = {},
): Promise<ImportAreasResult> =>
  importAreas(sql, {
    file,
    level: null,
    crs: null,
    fields: {},
    districtName: null,
    districtCode: null,
    acceptRepair: null,
    voids: [],
    snapMeters: null,
    closeGapsSquareMeters: null,
    dryRun: false,
    now: new Date('2026-06-30T20:00:00Z'),
    actor: 'test',
    ...options,
  });

/** Imports areas that are no net as they stand, accepting the repair that is proposed for them. */
export const importRepaired = async (
  database: Database,
  file: string,
  options: Options = {},
): Promise<ImportAreasResult> => {
  const offer = await refusalOf(database, file, options);
  expect(offer.code).toBe('repair-offered');
  return runImport(database, file, { ...options, acceptRepair: String(offer.params.key) });
};

/** The refusal of a file, after making sure that nothing was written. */
export const refusalOf = async (
  database: Database,
  file: string,
  options: Options = {},
): Promise<InputError> => {
  const before = await countRows(database);
  const failure = await runImport(database, file, options).then(
    () => new Error('the file was imported'),
    (error: unknown) => error,
  );
  expect(await countRows(database)).toEqual(before);
  if (failure instanceof InputError) return failure;
  throw failure;
};

export const codesOf = (error: InputError): string[] => error.problems.map((problem) => problem.code);
