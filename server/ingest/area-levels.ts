import type { UnitLevel } from '../contract/layers.ts';

const words: Readonly<Record<UnitLevel, readonly string[]>> = {
  district: ['district', '区', '县', '区县'],
  street: ['street', '街道', '乡镇', '镇', '乡'],
  community: ['community', '社区', '村', '社区(村)'],
  'general-grid': ['general-grid', '一般网格', '网格'],
  'dedicated-grid': ['dedicated-grid', '专属网格'],
  'micro-grid': ['micro-grid', '微网格'],
};

/** Height in the tree; general and dedicated grids are siblings. */
export const tierOf: Readonly<Record<UnitLevel, number>> = {
  district: 0,
  street: 1,
  community: 2,
  'general-grid': 3,
  'dedicated-grid': 3,
  'micro-grid': 4,
};

/** The level that a word of a file stands for, in Chinese or as the product names it; or null. */
export const findLevel = (text: string): UnitLevel | null => {
  const wanted = text.trim().toLowerCase();
  const found = Object.entries(words).find(([, names]) => names.includes(wanted));
  return found === undefined ? null : (found[0] as UnitLevel);
};
