/** What keeps areas from being a net, what a repair would do, and what only a person can decide. */
export const areaNetWords = {
  'geometry-sliver': {
    zh: '与“{other}”之间有细缝或细条重叠,{count} 处,共 {squareMeters} 平方米',
    en: 'slivers between it and "{other}": {count}, {squareMeters} m² in all',
  },
  'geometry-gap': {
    zh: '单元之间有空隙,{squareMeters} 平方米;周围:{others}',
    en: 'a gap between units, {squareMeters} m²; around it: {others}',
  },
  'parent-not-filled': {
    zh: '下级没有填满,差 {squareMeters} 平方米({count} 处)',
    en: 'its children leave {squareMeters} m² of it empty ({count} places)',
  },
  'net-tangled': {
    zh: '边界过于杂乱,无法理清;请检查此处的图形',
    en: 'the lines here are too tangled to be told apart; look at the shapes at this place',
  },
  'net-too-large': {
    zh: '范围超过 335 千米或超出坐标系 EPSG:{epsg} 的适用区域,不能作为一个区;请检查坐标,或分开导入',
    en: 'the areas reach farther than 335 km or out of EPSG:{epsg} and cannot be one district; check the coordinates or import them apart',
  },

  'ask-gap': {
    zh: '空隙 {squareMeters} 平方米过大,不能自动补上;请画入相邻单元({others}),或用 --void {place} 标为有意留空,或用 --close-gaps {limit} 允许补上',
    en: 'a gap of {squareMeters} m² is too large to be closed unasked; draw it into a unit beside it ({others}), mark it as meant to be empty with --void {place}, or allow it to be closed with --close-gaps {limit}',
  },
  'ask-duplicate': {
    zh: '与“{other}”大部分是同一块地({squareMeters} 平方米);请删去一个或改画',
    en: 'it is mostly the same ground as "{other}" ({squareMeters} m²); delete one or redraw it',
  },
  'ask-lost': {
    zh: '整理之后没有剩下任何地块;请改画、删去,或用 --snap 给出更小的距离',
    en: 'nothing would be left of it; redraw it, delete it, or give a smaller distance with --snap',
  },
  'ask-void': {
    zh: '--void 指的位置不在任何空隙里',
    en: 'the place given with --void lies in no gap',
  },

  'repair-snap': {
    zh: '与“{others}”相近的 {count} 个顶点合为一点,最多移动 {centimeters} 厘米',
    en: '{count} vertices near those of "{others}" become one, moved by at most {centimeters} cm',
  },
  'repair-pull': {
    zh: '与“{others}”的边线改为经过旁边的 {count} 个顶点,最多相距 {centimeters} 厘米',
    en: 'lines shared with "{others}" now run through {count} vertices beside them, at most {centimeters} cm away',
  },
  'repair-ring-redrawn': {
    zh: '边界自相交,按外环围住的全部范围({squareMeters} 平方米)计入本单元',
    en: 'its outline crosses itself; all that its outer rings run around ({squareMeters} m²) belongs to it',
  },
  'repair-overlap-inside-parent': {
    zh: '重叠 {squareMeters} 平方米归“{to}”(在其上级范围内),“{from}”让出',
    en: 'the overlap of {squareMeters} m² goes to "{to}", which lies in its parent there; "{from}" yields',
  },
  'repair-overlap-most-of-unit': {
    zh: '重叠 {squareMeters} 平方米归“{to}”(占其一半以上),“{from}”让出',
    en: 'the overlap of {squareMeters} m² goes to "{to}", of which it is more than half; "{from}" yields',
  },
  'repair-overlap-longest-line': {
    zh: '重叠 {squareMeters} 平方米归“{to}”(共边最长),“{from}”让出',
    en: 'the overlap of {squareMeters} m² goes to "{to}", which borders it longest; "{from}" yields',
  },
  'repair-gap-closed': {
    zh: '空隙 {squareMeters} 平方米归“{to}”(共边最长)',
    en: 'the gap of {squareMeters} m² goes to "{to}", which borders it longest',
  },
  'repair-scrap-moved': {
    zh: '“{from}”被切断的细条 {squareMeters} 平方米归“{to}”(共边最长)',
    en: 'a sliver of {squareMeters} m² cut off from "{from}" goes to "{to}", which borders it longest',
  },
  'repair-void': {
    zh: '空隙 {squareMeters} 平方米按要求标为有意留空“{to}”',
    en: 'the gap of {squareMeters} m² is marked as meant to be empty: "{to}"',
  },
  'repair-parent-loses': {
    zh: '上级随下级:不再包含下级未覆盖的 {squareMeters} 平方米',
    en: 'the parent is what its children are: it loses {squareMeters} m² that none of them covers',
  },
  'repair-parent-gains': {
    zh: '上级“{to}”随下级:增加“{from}”超出的 {squareMeters} 平方米',
    en: 'the parent "{to}" is what its children are: it gains {squareMeters} m² of "{from}"',
  },
  'repair-area': {
    zh: '面积 {before} → {after} 平方米({change} 平方米)',
    en: 'area {before} → {after} m² ({change} m²)',
  },

  'group-problems': { zh: '问题', en: 'Problems' },
  'group-questions': { zh: '需要先由人决定', en: 'A person must decide first' },
  'group-decisions': { zh: '修复方案 {key} 将这样处理', en: 'Repair {key} would do this' },
  'group-areas': { zh: '各单元的面积变化', en: 'Change of every unit’s area' },
  'repair-accept': {
    zh: '同意后请再运行一次,并加上 --accept-repair {key}',
    en: 'To accept, run it again with --accept-repair {key}',
  },
  'note-repaired': {
    zh: '按方案 {key} 修复后导入:处理 {decisions} 项,{units} 个单元面积有变',
    en: 'imported as repair {key} proposes: {decisions} decisions, the area of {units} units changes',
  },
  'note-voids': { zh: '{count} 处空隙标为有意留空', en: '{count} gaps were marked as meant to be empty' },
  'note-levels-made': {
    zh: '文件没有的中间层级由下级合成,共 {count} 个单元,请核对名称和代码',
    en: '{count} units of levels that the file leaves out were made from what is below them; check their names and codes',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
