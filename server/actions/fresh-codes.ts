import { AppError, type Language } from '../contract/app-error.ts';
import type { Patch } from '../engines/net/lines.ts';
import { listIssuedCodes } from '../queries/issued-codes.ts';
import type { Reading } from '../queries/reading.ts';

/** Throws `net-code-used` when a patch gives a unit a code that another one has or had, with the places of all of those. */
export const requireFreshCodes = async (
  reading: Reading,
  patch: Patch,
  language: Language,
): Promise<void> => {
  const given = patch.units.flatMap(({ before, after }) =>
    after !== null && after.code !== before?.code ? [after] : [],
  );
  if (given.length === 0) return;
  const issued = await reading((sql) =>
    listIssuedCodes(
      sql,
      given.map(({ code }) => code),
    ),
  );
  const used = issued.filter(
    ({ code, unitId }) => !given.some((unit) => unit.code === code && unit.id === unitId),
  );
  if (used.length === 0) return;
  const errorOf = (codes: typeof used): AppError =>
    new AppError('net-code-used', { codes: codes.map(({ code, name }) => `${code}(${name})`).join('、') });
  const details = used.map((each) => ({ message: errorOf([each]).messageIn(language), place: each.place }));
  const { code, params } = errorOf(used);
  throw new AppError(code, params, details);
};
