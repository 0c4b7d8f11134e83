import type { InputProblem } from '../contract/input-error.ts';
import type { Json } from '../queries/audit-hash.ts';
import { type AreaNet, namesOf, type RepairRequest } from './import-area-repair.ts';
import type { DraftUnits } from './import-area-units.ts';
import { areaProblem, decisionProblem } from './import-area-words.ts';

/** What was accepted, for the record of the import: every decision, and every unit whose area changed. */
export const acceptedNotes = (draft: DraftUnits, { repair }: AreaNet): InputProblem[] => {
  if (repair === null) return [];
  const names = namesOf(draft);
  const { decisions } = repair.proposal;
  const { areaChanges } = repair.accepted;
  const voids = decisions.filter(({ rule }) => rule === 'void').length;
  const params = { key: repair.key, decisions: decisions.length, units: areaChanges.length };
  return [
    ...(voids === decisions.length ? [] : [{ code: 'note-repaired' as const, params }]),
    ...(voids === 0 ? [] : [{ code: 'note-voids' as const, params: { count: voids } }]),
    ...decisions.map((decision) => decisionProblem(decision, names)),
    ...areaChanges.map((change) => areaProblem(change, names)),
  ];
};

/** The accepted proposal in few words, for the mapping of the import and the audit log; null without one. */
export const repairRecord = ({ repair }: AreaNet, request: RepairRequest): { [key: string]: Json } | null => {
  if (repair === null) return null;
  const rules: Record<string, number> = {};
  for (const { rule } of repair.proposal.decisions) rules[rule] = (rules[rule] ?? 0) + 1;
  const { snapMeters, closeGapsSquareMeters, voids } = request;
  const places = voids === 'all' ? voids : voids.map((place) => [...place]);
  return { key: repair.key, rules, snapMeters, closeGapsSquareMeters, voids: places };
};
