export const alertKinds = [
  /** 异动: a community's tickets of a category above the days before (EARS). */
  'spike',
  /** 多人同诉 */
  'joint',
  /** 一人多诉: where and how often, never who. */
  'repeat',
  /** 反弹回潮 */
  'relapse',
  /** 高频点位 */
  'frequent',
  /** 诉求高发区 (Gi*, false discovery controlled) */
  'hot-spot',
  /** 持续上升 against the same days of last year, beyond what the district did. */
  'rise',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** 新 → 核实 → 转任务 → 关闭; 误报 at any step, which can be taken back. */
export const alertStates = ['new', 'verified', 'task', 'false-alarm', 'closed'] as const;
export type AlertState = (typeof alertStates)[number];

/** Which state may follow which; the database says the same. */
export const nextStates: Readonly<Record<AlertState, readonly AlertState[]>> = {
  new: ['verified', 'false-alarm'],
  verified: ['task', 'closed', 'false-alarm'],
  task: ['closed', 'false-alarm'],
  'false-alarm': ['verified'],
  closed: [],
};

/** States as messages say them. */
export const alertStateWords: Readonly<Record<AlertState, { readonly zh: string; readonly en: string }>> = {
  new: { zh: '待核实', en: 'to verify' },
  verified: { zh: '已核实', en: 'verified' },
  task: { zh: '任务', en: 'task' },
  'false-alarm': { zh: '误报', en: 'false alarm' },
  closed: { zh: '已关闭', en: 'closed' },
};
