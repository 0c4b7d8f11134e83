import { ArcTable, outside } from './arc-table.ts';
import { tierOf, type Unit } from './unit.ts';

/**
 * The net of a district: the tree of its units and the arcs between its leaves. Units are numbered by slots, which are
 * never used again; slot 0 is what lies outside. Only leaves own arcs.
 */
export class Net {
  readonly arcs = new ArcTable();
  readonly #units: (Unit | null)[] = [null];
  readonly #slots = new Map<string, number>();
  readonly #codes = new Map<string, number>();
  readonly #parents: number[] = [outside];
  readonly #children = new Map<number, number[]>();
  #roots = 0;
  #version = 0;

  /** Units without a parent: one, the district, in a whole net. */
  get rootCount(): number {
    return this.#roots;
  }

  get unitCount(): number {
    return this.#slots.size;
  }

  /** Slots run from 1 to below this. */
  get slotEnd(): number {
    return this.#units.length;
  }

  /** Changes with every change of the net. */
  get version(): number {
    return this.#version;
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  slotOfCode(code: string): number | undefined {
    return this.#codes.get(code);
  }

  unitAt(slot: number): Unit | null {
    return this.#units[slot] ?? null;
  }

  unit(id: string): Unit | null {
    return this.unitAt(this.#slots.get(id) ?? outside);
  }

  childrenOf(slot: number): readonly number[] {
    return this.#children.get(slot) ?? [];
  }

  isLeaf(slot: number): boolean {
    return this.unitAt(slot) !== null && !this.#children.has(slot);
  }

  parentOf(slot: number): number {
    return this.#parents[slot] ?? outside;
  }

  /** All units with their slots, in no particular order. */
  *units(): Generator<readonly [slot: number, unit: Unit]> {
    for (let slot = 1; slot < this.#units.length; slot += 1) {
      const unit = this.#units[slot] ?? null;
      if (unit !== null) yield [slot, unit];
    }
  }

  /** Leaves of a unit; the unit itself when it is one. */
  leavesOf(slot: number): number[] {
    const children = this.#children.get(slot);
    return children === undefined ? [slot] : children.flatMap((child) => this.leavesOf(child));
  }

  /** The unit of that tier which holds a unit or is it; 0 when there is none. */
  ancestorOf(slot: number, tier: number): number {
    let at = slot;
    for (let unit = this.unitAt(at); unit !== null; unit = this.unitAt(at)) {
      if (tierOf[unit.level] <= tier) return tierOf[unit.level] === tier ? at : outside;
      at = this.parentOf(at);
    }
    return outside;
  }

  /**
   * Puts a unit in place of the one with its slot (by default a new slot) and gives the slot. Its parent must be there.
   * A code that another unit has stays with that one.
   */
  putUnit(unit: Unit, slot = this.#units.length): number {
    const parent = this.#slots.get(unit.parentId ?? '') ?? outside;
    const before = this.unitAt(slot);
    const staysThere = before !== null && before.parentId === unit.parentId && this.parentOf(slot) === parent;
    if (before !== null) this.#forget(before, slot);
    if (!staysThere) this.#leaveParent(slot);
    this.#units[slot] = unit;
    if (unit.parentId === null) this.#roots += 1;
    this.#slots.set(unit.id, slot);
    if (!this.#codes.has(unit.code)) this.#codes.set(unit.code, slot);
    if (staysThere) return slot;
    this.#parents[slot] = parent;
    if (parent !== outside) {
      const siblings = this.#children.get(parent);
      if (siblings === undefined) this.#children.set(parent, [slot]);
      else siblings.push(slot);
    }
    return slot;
  }

  dropUnit(slot: number): void {
    const unit = this.unitAt(slot);
    if (unit === null) return;
    this.#leaveParent(slot);
    this.#forget(unit, slot);
  }

  #leaveParent(slot: number): void {
    const parent = this.parentOf(slot);
    this.#parents[slot] = outside;
    const siblings = parent === outside ? undefined : this.#children.get(parent);
    if (siblings === undefined) return;
    siblings.splice(siblings.indexOf(slot), 1);
    if (siblings.length === 0) this.#children.delete(parent);
  }

  #forget(unit: Unit, slot: number): void {
    this.#units[slot] = null;
    if (unit.parentId === null) this.#roots -= 1;
    this.#slots.delete(unit.id);
    if (this.#codes.get(unit.code) === slot) this.#codes.delete(unit.code);
  }

  /** Everything that looks at the net later must see that it changed. */
  markChanged(): void {
    this.#version += 1;
  }
}
