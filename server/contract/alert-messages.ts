/** Why nothing more can be said of an early warning. */
export const alertMessages = {
  'alert-state': {
    status: 409,
    zh: '预警现为“{from}”,不能改为“{to}”。请刷新后再看。',
    en: 'The alert is "{from}" now and cannot become "{to}"; look at it again.',
  },
  'alert-task-incomplete': {
    status: 422,
    zh: '转任务须同时给出责任单位和时限。',
    en: 'A task needs a responsible unit and a day by which it is done.',
  },
  'alert-supervision': {
    status: 403,
    zh: '督办由全区范围的领导或数据管理员发起和解除。',
    en: 'Supervision is begun and ended by leaders and data stewards of the whole district.',
  },
} as const;
