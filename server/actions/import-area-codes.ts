import type { InputProblem } from '../contract/input-error.ts';
import { proposeCodes } from '../ingest/area-codes.ts';
import type { AreaFeature } from '../ingest/area-features.ts';
import { tierOf } from '../ingest/area-levels.ts';
import type { LonLat } from '../ingest/coordinate-systems.ts';

/** Codes by position: those of the file, and for the others proposals below the code of the parent. */
export interface CodedAreas {
  readonly codes: ReadonlyMap<number, string>;
  readonly proposedCount: number;
  readonly problems: readonly InputProblem[];
}

/** Gives every area below the district a code; parents come first, because codes begin with theirs. */
export const codeAreas = (
  areas: readonly AreaFeature[],
  parents: ReadonlyMap<number, AreaFeature | null>,
  places: ReadonlyMap<number, LonLat>,
  districtCode: string,
): CodedAreas => {
  const codes = new Map(
    areas.flatMap((area) => (area.code === null ? [] : [[area.position, area.code] as const])),
  );
  const problems = clashes(areas, districtCode);
  const used = new Set([...codes.values(), districtCode]);
  const uncoded = areas
    .filter((area) => area.code === null && area.level !== 'district')
    .sort((a, b) => tierOf[a.level] - tierOf[b.level]);
  for (const [parent, children] of byParent(uncoded, parents)) {
    const code = parent === null ? districtCode : codes.get(parent.position);
    const proposal = proposeCodes(
      { code: code ?? districtCode, label: parent?.label ?? districtCode },
      children.map((area) => ({
        key: String(area.position),
        label: area.label,
        level: area.level,
        point: places.get(area.position) ?? [0, 0],
      })),
      used,
    );
    problems.push(...proposal.problems);
    for (const [key, proposed] of proposal.codes) codes.set(Number(key), proposed);
  }
  return { codes, proposedCount: uncoded.length, problems };
};

/** Children by parent in the order in which parents get their codes; null for the district. */
const byParent = (
  areas: readonly AreaFeature[],
  parents: ReadonlyMap<number, AreaFeature | null>,
): Map<AreaFeature | null, AreaFeature[]> => {
  const groups = new Map<AreaFeature | null, AreaFeature[]>();
  for (const area of areas) {
    const parent = parents.get(area.position) ?? null;
    const key = parent?.level === 'district' ? null : parent;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [area]);
    else group.push(area);
  }
  return groups;
};

const clashes = (areas: readonly AreaFeature[], districtCode: string): InputProblem[] => {
  const clash = areas.find((area) => area.level !== 'district' && area.code === districtCode);
  if (clash === undefined) return [];
  const params = { code: districtCode, other: '--district-code' };
  return [{ code: 'code-duplicate', feature: clash.label, params }];
};
