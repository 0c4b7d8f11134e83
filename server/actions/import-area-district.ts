import type { InputProblem } from '../contract/input-error.ts';
import type { AreaFeature } from '../ingest/area-features.ts';

/** What the district of an import is called. */
export interface DistrictNames {
  readonly name: string;
  readonly nameEn: string | null;
  readonly code: string;
  readonly notes: readonly InputProblem[];
}

interface DistrictOptions {
  readonly name: string | null;
  readonly code: string | null;
  /** Stands in for a name. */
  readonly fileName: string;
}

const placeholderCode = '000000';

/** Name and code as given, else as in the file, else as most codes of the file begin. */
export const nameDistrict = (areas: readonly AreaFeature[], options: DistrictOptions): DistrictNames => {
  const top = areas.find((area) => area.level === 'district');
  const notes: InputProblem[] = [];
  const name = options.name ?? top?.name ?? options.fileName.replace(/\.[^.]*$/, '');
  const code = options.code ?? top?.code ?? sharedCode(areas) ?? placeholderCode;
  if (top === undefined) notes.push({ code: 'note-district-made', params: { name, code } });
  if (top === undefined && options.name === null) notes.push({ code: 'note-district-name' });
  if (code === placeholderCode) notes.push({ code: 'note-district-code', params: { code } });
  else if (options.code === null && top?.code !== code)
    notes.push({ code: 'note-district-code-shared', params: { code } });
  return { name, nameEn: top?.nameEn ?? null, code, notes };
};

/** The six digits with which more than half of the codes begin. */
const sharedCode = (areas: readonly AreaFeature[]): string | null => {
  const counts = new Map<string, number>();
  for (const area of areas) {
    const start = /^(\d{6})\d/.exec(area.code ?? '')?.[1];
    if (start !== undefined) counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count * 2 > areas.length)?.[0] ?? null;
};
