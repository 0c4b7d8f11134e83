/** Why a split or a merge cannot be suggested, or not as it was asked for. */
export const suggestionMessages = {
  'suggest-no-buildings': {
    status: 422,
    zh: '{unit} 内没有建筑物,无法按户数划分;请先导入建筑物。',
    en: 'There is no building in {unit}, so it cannot be split by households; import buildings first.',
  },
  'suggest-no-households': {
    status: 422,
    zh: '{unit} 内的建筑物都没有户数,无法按户数划分。',
    en: 'No building in {unit} has households, so it cannot be split by them.',
  },
  'suggest-no-split-needed': {
    status: 422,
    zh: '{unit} 共 {households} 户,按目标不需要划分。',
    en: '{unit} has {households} households: by this target it needs no split.',
  },
  'suggest-too-many-parts': {
    status: 422,
    zh: '按目标要分成 {parts} 块,一次最多 {most} 块;请先划分上一级,或提高每块户数。',
    en: 'The target makes {parts} parts, at most {most} at once; split the level above first, or ask for larger parts.',
  },
  'suggest-too-few-buildings': {
    status: 422,
    zh: '{unit} 最多只能分成 {possible} 块有住户的部分,达不到 {parts} 块:建筑物不能切开。',
    en: '{unit} can be split into at most {possible} inhabited parts, not {parts}: buildings are not cut.',
  },
  'suggest-building-too-large': {
    status: 422,
    zh: '建筑物 {building} 有 {households} 户,超过一块的上限 {most} 户,而建筑物不能切开。',
    en: 'The building {building} has {households} households, more than the {most} that a part may have, and buildings are not cut.',
  },
  'suggest-balance-not-reached': {
    status: 422,
    zh: '各块户数与平均数最多相差 {deviation}%,达不到要求的 {tolerance}%。',
    en: 'Parts differ from the mean by up to {deviation} %, more than the {tolerance} % asked for.',
  },
  'suggest-fewer-ways': {
    status: 422,
    zh: '只找到 {found} 种有实质差别的划分。',
    en: 'Only {found} ways were found that differ in substance.',
  },
  'suggest-outline-unclear': {
    status: 422,
    zh: '{unit} 的边界无法用来划分,请先核对网格。',
    en: 'The outline of {unit} cannot be used for a split; verify the net first.',
  },
  'suggest-none-found': {
    status: 422,
    zh: '没有找到 {unit} 的可行划分。',
    en: 'No way to split {unit} was found.',
  },
  'suggest-no-children': {
    status: 422,
    zh: '{unit} 下面没有单元,没有可批量调整的对象。',
    en: '{unit} has no units below it, so there is nothing to adjust.',
  },
  'suggest-not-community': {
    status: 422,
    zh: '批量调整按社区进行,{unit} 不是社区。',
    en: 'Grids are adjusted together within a community; {unit} is none.',
  },
  'suggest-level-wrong': {
    status: 422,
    zh: '不能划分整个区:{unit}',
    en: 'The whole district cannot be split: {unit}',
  },
  'suggest-no-neighbour-fits': {
    status: 422,
    zh: '{unit} 只有 {households} 户,但与任何相邻单元合并都会超过上限。',
    en: '{unit} has only {households} households, but merged with any neighbour it would exceed the upper limit.',
  },
  'suggest-no-range-fits': {
    status: 422,
    zh: '{unit} 有 {households} 户,无论分成几块都不在要求的范围内。',
    en: '{unit} has {households} households; no number of parts brings them into the range.',
  },
  'suggest-still-outside': {
    status: 422,
    zh: '划分后 {unit} 为 {households} 户,仍不在 {least} 至 {most} 户之内。',
    en: 'After the split {unit} has {households} households, still not between {least} and {most}.',
  },
  'suggest-too-large': {
    status: 422,
    zh: '{unit} 内有 {buildings} 栋建筑物,一次最多 {most} 栋;请先划分上一级。',
    en: '{unit} has {buildings} buildings, at most {most} at once; split the level above first.',
  },
  'suggest-too-few-children': {
    status: 422,
    zh: '{unit} 下面只有 {possible} 个有住户的单元,归并不出 {parts} 块;请先划分下面的单元。',
    en: 'Only {possible} units below {unit} have households, too few to be grouped into {parts} parts; split them first.',
  },
  'suggest-child-too-large': {
    status: 422,
    zh: '{child} 有 {households} 户,超过一块的上限 {most} 户;请先划分它。',
    en: '{child} has {households} households, more than the {most} that a part may have; split it first.',
  },
  'suggest-codes-used-up': {
    status: 422,
    zh: '与 {unit} 同级的代码已用完,无法给新单元编码。',
    en: 'No code is left for another unit beside {unit}.',
  },
  'suggest-too-slow': {
    status: 503,
    zh: '计算超过 {seconds} 秒,已停止;请减少块数,或先划分上一级。',
    en: 'This took longer than {seconds} s and was stopped; ask for fewer parts, or split the level above first.',
  },
  'suggest-busy': {
    status: 503,
    zh: '正在计算的划分建议太多,请稍后再试。',
    en: 'Too many suggestions are being computed; try again in a moment.',
  },
} as const;
