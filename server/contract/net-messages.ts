/** Why the net refuses an operation, for planners. Places are shown on the map beside these words. */
export const netMessages = {
  'net-input-malformed': {
    status: 400,
    zh: '操作的内容不完整或格式不对:{field}',
    en: 'The operation is incomplete or malformed: {field}',
  },
  'net-unit-unknown': {
    status: 422,
    zh: '单元不存在或已撤销:{unit}',
    en: 'The unit does not exist or has been retired: {unit}',
  },
  'net-unit-not-leaf': {
    status: 422,
    zh: '{unit} 下面还有单元,不能直接调整它的边界;请调整下级单元。',
    en: '{unit} has units below it; change the lines of those instead.',
  },
  'net-unit-has-no-children': {
    status: 422,
    zh: '{unit} 下面没有单元。',
    en: '{unit} has no units below it.',
  },
  'net-unit-present': {
    status: 409,
    zh: '要新建的单元编号已经存在:{unit}',
    en: 'A unit with this identifier is there already: {unit}',
  },
  'net-code-taken': {
    status: 409,
    zh: '代码 {code} 已被占用。',
    en: 'The code {code} is taken.',
  },
  'net-level-wrong': {
    status: 422,
    zh: '{unit} 的层级与上级不相配。',
    en: 'The level of {unit} does not fit its parent.',
  },
  'net-district-not-one': {
    status: 422,
    zh: '最上面必须恰好有一个区:{unit}',
    en: 'There must be exactly one district at the top: {unit}',
  },
  'net-unit-emptied': {
    status: 422,
    zh: '调整后 {unit} 没有范围。',
    en: '{unit} would be left without any area.',
  },
  'net-split-divides-nothing': {
    status: 422,
    zh: '划线没有把 {unit} 分开:线要从边界到边界,或自成一圈。',
    en: 'The line does not divide {unit}: draw it from border to border, or as a closed loop.',
  },
  'net-split-line-apart': {
    status: 422,
    zh: '划线没有经过 {unit}。',
    en: 'The line does not reach {unit}.',
  },
  'net-split-line-touches': {
    status: 422,
    zh: '划线只碰到 {unit} 的一个点,没有穿过它。',
    en: 'The line only touches {unit} in a point and does not cross it.',
  },
  'net-split-line-along': {
    status: 422,
    zh: '划线沿着 {unit} 的边界走,没有穿过它。',
    en: 'The line runs along the border of {unit} and does not cross it.',
  },
  'net-split-line-doubles-back': {
    status: 422,
    zh: '划线在 {unit} 内原路折回,没有把它分开。',
    en: 'The line runs back the way it came inside {unit} and does not divide it.',
  },
  'net-split-line-ends-inside': {
    status: 422,
    zh: '划线的一端留在 {unit} 里面:请画到边界,或自成一圈。',
    en: 'The line ends inside {unit}: draw it on to the border, or as a closed loop.',
  },
  'net-split-line-to-hole': {
    status: 422,
    zh: '划线只连到 {unit} 里的一个洞,没有把它分开:请从洞的另一侧继续画到边界。',
    en: 'The line only joins a hole of {unit} to its border and does not divide it: draw on from the far side of the hole to the border.',
  },
  'net-split-place-outside': {
    status: 422,
    zh: '指定的位置不在任何一块之内。',
    en: 'The given place lies inside none of the pieces.',
  },
  'net-split-piece-unclaimed': {
    status: 422,
    zh: '有一块没有指定归属:划分后共 {pieces} 块。',
    en: 'A piece belongs to no part: the line makes {pieces} pieces.',
  },
  'net-split-piece-claimed-twice': {
    status: 422,
    zh: '同一块被指定给两个单元。',
    en: 'One piece is claimed by two parts.',
  },
  'net-merge-apart': {
    status: 422,
    zh: '要合并的单元互不相邻:{unit} 与其余的没有共同边界。',
    en: 'The units to merge do not touch: {unit} has no line in common with the others.',
  },
  'net-lines-cross': {
    status: 422,
    zh: '新的边界会与 {unit} 的其他边界相交或重叠。',
    en: 'The new line would cross or touch another line of {unit}.',
  },
  'net-path-not-found': {
    status: 422,
    zh: '给出的点不在这两个单元的共同边界上。',
    en: 'The given points are not vertices of a line between these two units.',
  },
  'net-line-locked': {
    status: 422,
    zh: '这段边界已锁定,只能沿用原有的点。',
    en: 'This line is locked; only its existing vertices may be used.',
  },
  'net-base-differs': {
    status: 409,
    zh: '网格已被他人改动,此操作所依据的边界不再存在。',
    en: 'The net has changed: a line that this operation rests on is no longer there.',
  },
} as const;

export type NetRefusalCode = keyof typeof netMessages;
