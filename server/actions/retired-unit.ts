import { AppError } from '../contract/app-error.ts';
import type { Reading } from '../queries/reading.ts';
import { findRetiredUnit } from '../queries/retired-units.ts';
import type { NamedNet } from './net-refusal.ts';

/** Says of a unit that the net does not know that it was retired before, when, and where it was; else the same error. */
export const explainUnknown = async (
  reading: Reading,
  { language }: Pick<NamedNet, 'language'>,
  error: AppError,
): Promise<AppError> => {
  const { units } = error.params;
  if (error.code !== 'net-unit-unknown' || typeof units !== 'string') return error;
  const unit = await reading((sql) => findRetiredUnit(sql, units));
  if (unit === null) return error;
  const params = { units: `${unit.name}(${unit.code})` };
  const message = new AppError('scenario-unit-retired', params).messageIn(language);
  return new AppError('scenario-unit-retired', params, [{ message, place: unit.place }]);
};
