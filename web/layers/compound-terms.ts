/** Terms of the schemes that sort compounds, as they stand in the data, and their keys in the translations. */
const keysOfTerms = {
  单位型: 'unit-housing',
  商品房: 'commodity',
  无人管理老旧: 'unmanaged-old',
  城中村: 'urban-village',
  老旧: 'old',
  安置房: 'resettlement',
  超大: 'very-large',
  集宿区: 'dormitories',
  标准型: 'standard',
  基本型: 'basic',
  保障型: 'assured',
  试点小区: 'pilot',
} as const;

/** Key of a term, or the term itself where no scheme knows it. */
export const keyOfTerm = (term: string): string => keysOfTerms[term as keyof typeof keysOfTerms] ?? term;
