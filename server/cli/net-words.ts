import type { Language } from '../contract/input-error.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

const catalogue = {
  verifying: { zh: '正在核对网格', en: 'verifying the nets' },
  none: { zh: '网格:没有版本', en: 'nets: there is no revision' },
  sound: {
    zh: '网格第 {id} 版({from} 启用,{title}):{units} 个单元,无缝无叠,逐级相合',
    en: 'net revision {id} (from {from}, {title}): {units} units, no gap and no overlap at any level',
  },
  torn: {
    zh: '网格第 {id} 版({from} 启用,{title}):{units} 个单元,{findings} 处不符',
    en: 'net revision {id} (from {from}, {title}): {units} units, wrong in {findings} places',
  },
  polygonsOnly: {
    zh: '网格第 {id} 版({from} 启用,{title}):由多边形直接导入,没有弧段,无法证明',
    en: 'net revision {id} (from {from}, {title}): taken in as polygons without arcs, nothing to prove',
  },
  rounded: {
    zh: '区界与导入时相差至多 {centimetres} 厘米(新顶点取整)',
    en: 'the outline lies at most {centimetres} cm beside the imported one (new vertices were rounded)',
  },
} as const satisfies Record<string, Words>;

/** What is said about the nets of a database. */
export const netWords = (
  language: Language,
  phrase: keyof typeof catalogue,
  params: Readonly<Record<string, string | number>> = {},
): string =>
  textOf(catalogue[phrase], language).replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(params[name] ?? whole),
  );

const faults: Readonly<Record<string, Words>> = {
  empty: { zh: '没有范围', en: 'has no outline' },
  'coordinate-wrong': {
    zh: '坐标不在网格的整厘米上',
    en: 'has a coordinate that is not on the grid of the net',
  },
  'ring-too-short': { zh: '边界不足三个点', en: 'has a ring of less than three vertices' },
  'vertex-twice': { zh: '边界上同一点连续出现两次', en: 'has the same vertex twice in a row' },
  'ring-wrong-way-round': { zh: '边界方向相反', en: 'has a ring that runs the wrong way round' },
  'segments-cross': { zh: '边界自相交', en: 'has lines that cross' },
  'ring-touches-itself': { zh: '边界自相接触', en: 'has a ring that touches itself' },
  'rings-cross': { zh: '各圈边界相交', en: 'has rings that cross' },
  'rings-invalid': { zh: '边界无效(自相交、洞在外或各部分重叠)', en: 'has invalid rings' },
  'hole-outside': { zh: '洞不在外圈之内', en: 'has a hole outside its ring' },
  'parts-overlap': { zh: '各部分相互重叠', en: 'has parts that overlap' },
  'unit-twice': { zh: '重复出现', en: 'is there twice' },
  'parent-missing': { zh: '上级不存在', en: 'has a parent that is not there' },
  'level-wrong': { zh: '层级与上级不相配', en: 'stands on a level that does not fit its parent' },
  'leaf-mark-wrong': { zh: '是否为末级单元标记有误', en: 'is marked as a leaf wrongly' },
  'district-not-one': { zh: '区不是恰好一个', en: 'there is not exactly one district' },
  'children-do-not-fill': { zh: '下级没有恰好铺满它', en: 'is not filled exactly by its children' },
  'outline-differs': { zh: '区界与导入时不同', en: 'has an outline that is not the imported one' },
  'hashes-differ': { zh: '两次核对的哈希不同', en: 'both proofs come to different hashes' },
  'certificate-differs': {
    zh: '与启用时留存的证明不同',
    en: 'the proof kept with the revision is another one',
  },
  'arcs-missing': { zh: '弧段不见了', en: 'the arcs are gone' },
  'arcs-torn': { zh: '弧段不能合成边界', en: 'the arcs do not close' },
  'arcs-differ': { zh: '范围与弧段不符', en: 'has an outline that is not that of its arcs' },
};

/** A fault of a net in words. */
export const netFaultText = (language: Language, kind: string): string => {
  const words = faults[kind];
  return words === undefined ? kind : textOf(words, language);
};

const textOf = (words: Words, language: Language): string => (language === 'en' ? words.en : words.zh);
