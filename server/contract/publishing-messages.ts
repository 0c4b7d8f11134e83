/** Why a net cannot be loaded, published or withdrawn. */
export const publishingMessages = {
  'net-without-arcs': {
    status: 409,
    zh: '网格版本 {revision} 是由旧版程序载入的,没有保存边界线;请重新导入区划数据。',
    en: 'Net revision {revision} was loaded by an older program that kept no lines; import the areas again.',
  },
  'net-backdated': {
    status: 422,
    zh: '启用日期 {date} 必须晚于今天({today});网格不能倒填日期。',
    en: 'The first day {date} must be after today ({today}); a net is never backdated.',
  },
  'net-date-taken': {
    status: 409,
    zh: '{date} 已有要启用的网格版本“{title}”,请另选日期。',
    en: 'On {date} the net revision "{title}" takes effect already; choose another day.',
  },
  'net-base-moved': {
    status: 409,
    zh: '方案所依据的网格已不是该日期之前的最后一版;请在版本 {revision}“{title}”上重新套用后再发布。',
    en: 'The net that this rests on is no longer the last one before that day; apply it to revision {revision} "{title}" and publish again.',
  },
  'net-nothing-changed': {
    status: 422,
    zh: '与现有网格没有任何差别,无需发布。',
    en: 'Nothing differs from the net as it is; there is nothing to publish.',
  },
  'net-not-proven': {
    status: 422,
    zh: '网格未通过拓扑校验:{count} 处错误,第一处在 {unit}({fault})。',
    en: 'The net is not proven: {count} faults, the first one at {unit} ({fault}).',
  },
  'net-code-used': {
    status: 409,
    zh: '代码已属于(或曾属于)其他单元,不得再次使用:{codes}',
    en: 'Codes that belong or belonged to other units are never used again: {codes}',
  },
  'net-unit-retired': {
    status: 409,
    zh: '单元已停用,不能恢复:{unit}',
    en: 'The unit was retired and cannot come back: {unit}',
  },
  'net-in-force': {
    status: 409,
    zh: '“{title}”自 {date} 起已经启用,不能撤回。',
    en: '"{title}" has been in force since {date} and cannot be withdrawn.',
  },
  'net-units-in-use': {
    status: 409,
    zh: '不能撤回:已有其他数据引用此版本或其新单元。',
    en: 'It cannot be withdrawn: other data refer to this revision or to its new units.',
  },
  'net-later-conflicts': {
    status: 409,
    zh: '与已审定、将于 {date} 启用的“{title}”冲突,什么也没有改变;冲突的单元和边界见明细。',
    en: 'This conflicts with "{title}", which takes effect on {date}; nothing was changed. The units and lines in conflict are listed.',
  },
  'net-needs-whole': {
    status: 403,
    zh: '按其他网格版本统计需要全区的统计权限;您的辖区只能按现行网格统计。',
    en: 'Counting on another net needs the right to count in the whole district; an area is counted on the net in force.',
  },
  'net-unit-differs': {
    status: 409,
    zh: '单元 {unit} 已被改动',
    en: 'The unit {unit} is no longer as it was',
  },
  'net-line-differs': {
    status: 409,
    zh: '{left} 与 {right} 之间的边界已被改动',
    en: 'The line between {left} and {right} is no longer as it was',
  },
} as const;
