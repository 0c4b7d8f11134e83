import type { Point, Unit, UnitLevel } from '../model.ts';
import { uuidFrom } from '../random.ts';
import type { Cell } from './cells.ts';
import { dissolve } from './dissolve.ts';
import { at, boundsOf, ringCentroid } from './geometry.ts';
import type { DraftUnit } from './hierarchy.ts';
import type { Namer } from './names.ts';
import type { Word } from './words.ts';

/** The units of a district and the leaf that every cell belongs to. */
export interface UnitBook {
  readonly units: readonly Unit[];
  readonly leafOf: readonly Unit[];
  readonly communityOf: readonly Unit[];
  readonly generalGridOf: readonly (Unit | null)[];
}

/** Orders places west to east in bands from north to south, as codes are numbered. */
export const inCodeOrder = <T>(items: readonly T[], placeOf: (item: T) => Point): T[] => {
  if (items.length === 0) return [];
  const places = items.map(placeOf);
  const [west, south, east, north] = boundsOf(places);
  const [width, height] = [east - west + 1, north - south + 1];
  const bands = Math.max(1, Math.round(Math.sqrt((items.length * height) / width)));
  const bandOf = (y: number): number => Math.floor(((north - y) / height) * bands);
  return items
    .map((item, i) => ({ item, place: at(places, i) }))
    .sort((a, b) => bandOf(a.place[1]) - bandOf(b.place[1]) || a.place[0] - b.place[0])
    .map(({ item }) => item);
};

const centreOf = (cells: readonly Cell[], draft: DraftUnit): Point => {
  const largest = dissolve(draft.cells.map((cell) => at(cells, cell).face))[0]?.[0];
  if (!largest) throw new RangeError('a unit has no area');
  return ringCentroid(largest);
};

const digits = (serial: number): string => String(serial).padStart(3, '0');

interface Parent {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** Gives units their codes, names, identities, rings and figures; the sums go upwards. */
export const nameUnits = (
  seed: number,
  district: { readonly code: string; readonly name: Word },
  drafts: readonly DraftUnit[],
  cells: readonly Cell[],
  namer: Namer,
  placeNameOf: (block: number) => string,
): UnitBook => {
  const units: Unit[] = [];
  const leafOf: Unit[] = [];
  const communityOf: Unit[] = [];
  const generalGridOf: (Unit | null)[] = cells.map(() => null);
  const make = (
    draft: Pick<DraftUnit, 'cells' | 'children' | 'use'>,
    level: UnitLevel,
    code: string,
    name: string,
    nameEn: string | null,
    parent: Parent | null,
  ): Unit => {
    const members = draft.cells.map((cell) => at(cells, cell));
    const unit: Unit = {
      id: uuidFrom(`${seed}/unit/${code}`),
      level,
      code,
      name,
      nameEn,
      parentId: parent?.id ?? null,
      use: draft.use,
      leaf: draft.children.length === 0,
      polygons: dissolve(members.map(({ face }) => face)),
      households: members.reduce((sum, { households }) => sum + households, 0),
      people: members.reduce((sum, { drafts: all }) => sum + all.reduce((n, { people }) => n + people, 0), 0),
    };
    units.push(unit);
    for (const cell of draft.cells) {
      if (unit.leaf) leafOf[cell] = unit;
      if (level === 'community') communityOf[cell] = unit;
      if (level === 'general-grid') generalGridOf[cell] = unit;
    }
    return unit;
  };
  const sorted = (list: readonly DraftUnit[]): DraftUnit[] =>
    inCodeOrder(list, (draft) => centreOf(cells, draft));
  const gridsOf = (community: DraftUnit, parent: Unit): void => {
    sorted(community.children.filter(({ level }) => level === 'general-grid')).forEach((grid, i) => {
      const unit = make(
        grid,
        'general-grid',
        parent.code + digits(i + 1),
        `${parent.name}第${i + 1}网格`,
        null,
        parent,
      );
      sorted(grid.children).forEach((micro, k) => {
        make(micro, 'micro-grid', unit.code + digits(k + 1), `${unit.name}第${k + 1}微网格`, null, unit);
      });
    });
    sorted(community.children.filter(({ level }) => level === 'dedicated-grid')).forEach((grid, i) => {
      const block = at(cells, at(grid.cells, 0)).face.block;
      make(
        grid,
        'dedicated-grid',
        parent.code + digits(501 + i),
        `${placeNameOf(block)}专属网格`,
        null,
        parent,
      );
    });
  };
  const whole = { cells: cells.map((_, i) => i), children: drafts, use: null };
  const root = make(whole, 'district', district.code, district.name[0], `${district.name[1]} District`, null);
  sorted(drafts).forEach((street, i) => {
    const [name, sound] = namer.street();
    const unit = make(
      street,
      'street',
      root.code + digits(i + 1),
      `${name}街道`,
      `${sound} Subdistrict`,
      root,
    );
    sorted(street.children).forEach((community, k) => {
      const [short, spoken] = namer.community();
      const child = make(
        community,
        'community',
        unit.code + digits(k + 1),
        `${short}社区`,
        `${spoken} Community`,
        unit,
      );
      gridsOf(community, child);
    });
  });
  return { units, leafOf, communityOf, generalGridOf };
};
