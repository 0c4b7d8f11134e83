import type { Edit } from './edit.ts';
import { arcOfLine, type Patch, slotOf } from './lines.ts';
import { type Refusal, refuse } from './refusal.ts';
import { sameUnit } from './unit.ts';

/** Does a recorded change again, exactly, on a net that has the same units and lines. */
export const applyPatch = (edit: Edit, { units, removed, added }: Patch): Refusal | null => {
  const { net } = edit;
  for (const line of removed) {
    const arc = arcOfLine(net, line);
    if (arc < 0) return baseDiffers(line.path, [line.left, line.right]);
    edit.removeArc(arc);
  }
  for (const { before, after } of units) {
    const id = (before ?? after)?.id ?? '';
    if (!sameUnit(net.unit(id), before)) return refuse('net-base-differs', [id]);
    if (before !== null && after !== null && before.id !== after.id)
      return refuse('net-input-malformed', [id], null, { field: 'units' });
    edit.putUnit(before, after);
  }
  for (const line of added) {
    const [left, right] = [slotOf(net, line.left), slotOf(net, line.right)];
    if (left < 0 || right < 0) return baseDiffers(line.path, [line.left, line.right]);
    edit.addLine(Int32Array.from(line.path), left, right);
  }
  return null;
};

const baseDiffers = (path: readonly number[], units: readonly (string | null)[]): Refusal =>
  refuse(
    'net-base-differs',
    units.filter((id) => id !== null),
    [path[0] ?? 0, path[1] ?? 0],
  );
