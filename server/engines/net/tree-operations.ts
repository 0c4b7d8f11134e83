import type { Edit } from './edit.ts';
import type {
  CreateParentOperation,
  DescribeOperation,
  ReassignOperation,
  RetireParentOperation,
} from './operations.ts';
import { type Refusal, refuse } from './refusal.ts';
import { tierOf, type Unit } from './unit.ts';

/** Gives a unit to another parent; lines stay, outlines of the parents change. */
export const reassign = (edit: Edit, { unit: id, parentId }: ReassignOperation): Refusal | null => {
  const before = edit.net.unit(id);
  const parent = edit.net.unit(parentId);
  if (before === null) return refuse('net-unit-unknown', [id]);
  if (parent === null) return refuse('net-unit-unknown', [parentId]);
  if (tierOf[parent.level] + 1 !== tierOf[before.level]) return refuse('net-level-wrong', [id]);
  if (edit.net.isLeaf(edit.net.slotOf(parentId) ?? 0)) return refuse('net-unit-has-no-children', [parentId]);
  edit.putUnit(before, { ...before, parentId });
  return null;
};

/** A new parent and the units that come to it. */
export const createParent = (edit: Edit, { unit, children }: CreateParentOperation): Refusal | null => {
  const { net } = edit;
  if (net.slotOf(unit.id) !== undefined) return refuse('net-unit-present', [unit.id]);
  edit.putUnit(null, unit);
  for (const id of new Set(children)) {
    const child = net.unit(id);
    if (child === null) return refuse('net-unit-unknown', [id]);
    if (tierOf[child.level] !== tierOf[unit.level] + 1) return refuse('net-level-wrong', [id]);
    edit.putUnit(child, { ...child, parentId: unit.id });
  }
  return null;
};

/** Takes a parent away and gives its children to another of its level. */
export const retireParent = (edit: Edit, { unit: id, into }: RetireParentOperation): Refusal | null => {
  const { net } = edit;
  const before = net.unit(id);
  const heir = net.unit(into);
  if (before === null) return refuse('net-unit-unknown', [id]);
  if (heir === null || into === id) return refuse('net-unit-unknown', [into]);
  if (tierOf[heir.level] !== tierOf[before.level]) return refuse('net-level-wrong', [into]);
  const children = [...net.childrenOf(net.slotOf(id) ?? 0)];
  if (children.length === 0) return refuse('net-unit-has-no-children', [id]);
  if (net.isLeaf(net.slotOf(into) ?? 0)) return refuse('net-unit-has-no-children', [into]);
  for (const slot of children) {
    const child = net.unitAt(slot);
    if (child !== null) edit.putUnit(child, { ...child, parentId: into });
  }
  edit.putUnit(before, null);
  return null;
};

/** Name, code, attributes and whether it is an intended hole. */
export const describe = (edit: Edit, operation: DescribeOperation): Refusal | null => {
  const before = edit.net.unit(operation.unit);
  if (before === null) return refuse('net-unit-unknown', [operation.unit]);
  const { name = before.name, code = before.code, isVoid = before.isVoid, attributes = {} } = operation;
  const merged = Object.entries({ ...before.attributes, ...attributes }).filter(
    ([, value]) => value !== null,
  );
  const after: Unit = { ...before, name, code, isVoid, attributes: Object.fromEntries(merged) };
  edit.putUnit(before, after);
  return null;
};
