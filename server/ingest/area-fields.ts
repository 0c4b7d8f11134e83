import type { InputProblem } from '../contract/input-error.ts';
import type { RawFeature } from './geojson.ts';

/** Which properties hold what; null where nothing does. */
export interface AreaFields {
  readonly name: string;
  readonly nameEn: string | null;
  readonly code: string | null;
  readonly parentCode: string | null;
  readonly level: string | null;
  readonly households: string | null;
  readonly people: string | null;
}

export type AreaFieldOptions = { readonly [Field in keyof AreaFields]?: string | undefined };

/** Usual names, compared without regard to case; figures only by names that leave no doubt about their unit. */
const usual: Readonly<Record<keyof AreaFields, readonly string[]>> = {
  name: [
    'name',
    '名称',
    'name_zh',
    'name_cn',
    'mc',
    'xzqmc',
    'jdmc',
    'sqmc',
    'wgmc',
    '街道名称',
    '社区名称',
    '网格名称',
  ],
  nameEn: ['name_en', 'nameen', 'name:en', '英文名'],
  code: [
    'code',
    '代码',
    '编码',
    'geocode',
    'adcode',
    'xzqdm',
    'jddm',
    'sqdm',
    'wgbm',
    '网格编码',
    '行政区划代码',
  ],
  parentCode: ['parent_code', 'parentcode', '上级代码', '上级编码'],
  level: ['level', '层级', '级别'],
  households: ['households', '户数', '总户数'],
  people: ['people', 'population', '人口', '人口数', '总人口'],
};

/** `--code-field none`: the file's codes are not wanted. */
const none = 'none';

const fieldNames = (features: readonly RawFeature[]): string[] => [
  ...new Set(features.flatMap((feature) => Object.keys(feature.properties))),
];

/** The first field that tells all features apart, by texts or whole numbers; names them for want of a better one. */
const distinctField = (features: readonly RawFeature[], names: readonly string[]): string | null =>
  names.find((name) => {
    const values = new Set(features.map((feature) => feature.properties[name]));
    const usable = [...values].every(
      (value) => (typeof value === 'string' && value.trim() !== '') || Number.isInteger(value),
    );
    return usable && values.size === features.length;
  }) ?? null;

/**
 * Chooses the fields: those that were named, else those with a usual name. A single feature whose name is
 * given otherwise needs no name field.
 */
export const chooseAreaFields = (
  features: readonly RawFeature[],
  options: AreaFieldOptions,
  givenName: string | null,
): { fields: AreaFields } | { problems: InputProblem[] } => {
  const names = fieldNames(features);
  const known = names.slice(0, 40).join(', ');
  const unknown: string[] = [];
  const choose = (field: keyof AreaFields): string | null => {
    const named = options[field];
    if (named === none) return null;
    if (named === undefined)
      return names.find((name) => usual[field].includes(name.trim().toLowerCase())) ?? null;
    if (!names.includes(named)) unknown.push(named);
    return named;
  };
  const name = choose('name') ?? distinctField(features, names);
  const isNamed = givenName !== null && features.length === 1;
  const fields = {
    name: name ?? '',
    nameEn: choose('nameEn'),
    code: choose('code'),
    parentCode: choose('parentCode'),
    level: choose('level'),
    households: choose('households'),
    people: choose('people'),
  };
  const isNameless = name === null && !isNamed;
  const problems = fieldProblems(unknown, isNameless, known);
  return problems.length > 0 ? { problems } : { fields };
};

/** What is wrong with the choice; the fields that the file has are listed once. */
const fieldProblems = (unknown: readonly string[], isNameless: boolean, known: string): InputProblem[] => {
  if (isNameless && known === '') return [{ code: 'fields-none' }];
  if (isNameless && unknown.length === 0) return [{ code: 'name-field-missing', params: { known } }];
  const fields = known || '-';
  const [only] = unknown;
  if (unknown.length === 1 && only !== undefined)
    return [{ code: 'field-unknown', params: { name: only, known: fields } }];
  return unknown.length === 0
    ? []
    : [{ code: 'fields-unknown', params: { names: unknown.join(', '), known: fields } }];
};

/** A property as trimmed text; null when absent or empty. */
export const textOf = (feature: RawFeature, field: string | null): string | null => {
  const value = field === null ? null : feature.properties[field];
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  return text === '' ? null : text;
};
