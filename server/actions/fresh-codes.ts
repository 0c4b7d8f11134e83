import { AppError, type Language } from '../contract/app-error.ts';
import type { Patch } from '../engines/net/lines.ts';
import { listIssuedCodes } from '../queries/issued-codes.ts';
import type { Reading } from '../queries/reading.ts';

/** Throws `scenario-code-used` when a patch gives a unit a code that another one once had. */
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
  for (const { code, unitId, name, place } of issued) {
    if (given.some((unit) => unit.code === code && unit.id === unitId)) continue;
    const params = { code, unit: name };
    const message = new AppError('scenario-code-used', params).messageIn(language);
    throw new AppError('scenario-code-used', params, [{ message, place }]);
  }
};
