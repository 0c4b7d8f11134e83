import i18next from 'i18next';
import type { NetOperation } from '../../../../server/contract/scenario-operations.ts';
import type { Unit } from '../../../../server/engines/net/unit.ts';
import type { DraftState } from '../../../drafting/draft.ts';
import type { DrawnUnit, SplitPreview } from '../../../drafting/messages.ts';
import { newUuid } from '../../../drafting/uuid.ts';
import { codeOf, codesOf, nextNumber } from './unit-codes.ts';

type Drawn = Pick<DraftState, 'picture' | 'done' | 'undone'>;

/** Gives new units their code and name, each time another. */
const namer = ({ picture, done, undone }: Drawn) => {
  const used = new Set([
    ...picture.units.map(({ code }) => code),
    ...codesOf([...done, ...undone].map(({ operation }) => operation)),
  ]);
  const byId = new Map(picture.units.map((unit) => [unit.id, unit]));
  return (like: DrawnUnit): Unit => {
    const parent = byId.get(like.parentId ?? '');
    const parentCode = parent?.code ?? like.code.slice(0, -3);
    const number = nextNumber(parentCode, like.level, used) ?? 0;
    const code = codeOf(parentCode, number);
    used.add(code);
    // Names in the data are Chinese whatever the language of the page.
    const name = i18next.t(`planner.newName.${like.level}`, {
      ...{ lng: 'zh-CN', parent: parent?.name ?? '', number: level501(like.level, number) },
      defaultValue: `${like.name} ${number}`,
    });
    const { level, parentId } = like;
    return { id: newUuid(), level, parentId, code, name, isVoid: like.isVoid, attributes: {} };
  };
};

const level501 = (level: Unit['level'], number: number): number =>
  level === 'dedicated-grid' ? number - 500 : number;

/** A unit without what only the page knows of it. */
export const plainUnit = ({ id, level, parentId, code, name, isVoid, attributes }: DrawnUnit): Unit => ({
  ...{ id, level, parentId, code, name, isVoid, attributes },
});

/** One operation for each unit that a line divides. */
export const splitOperations = (
  drawn: Drawn,
  lines: Extract<NetOperation, { kind: 'split' }>['lines'],
  previews: readonly SplitPreview[],
  largestContinues: boolean,
): NetOperation[] => {
  const newUnit = namer(drawn);
  return previews.flatMap(({ unit: id, pieces }) => {
    const unit = drawn.picture.units.find((each) => each.id === id);
    if (unit === undefined) return [];
    const parts = pieces.map(({ place }, index) => ({
      unit: index === 0 && largestContinues ? plainUnit(unit) : newUnit(unit),
      places: [[...place] as [number, number]],
    }));
    return [{ kind: 'split', unit: id, lines, parts } as NetOperation];
  });
};

/** Makes one of several: the largest continues. Grids with micro-grids give these to the largest. */
export const mergeOperations = ({ picture }: Drawn, ids: readonly string[]): NetOperation[] => {
  const units = picture.units
    .filter(({ id }) => ids.includes(id))
    .toSorted((a, b) => b.figures.areaSquareMeters - a.figures.areaSquareMeters);
  const [largest, ...others] = units;
  if (largest === undefined || others.length === 0) return [];
  if (units.every(({ isLeaf }) => isLeaf))
    return [{ kind: 'merge', units: units.map(({ id }) => id), into: plainUnit(largest) } as NetOperation];
  return others.map(({ id }) => ({ kind: 'retire-parent', unit: id, into: largest.id }));
};
