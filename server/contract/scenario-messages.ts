/** Why a scenario does not take a change, for planners and approvers. */
export const scenarioMessages = {
  'scenario-changed': {
    status: 412,
    zh: '方案已被改动:您看到的是第 {seen} 版,现在是第 {now} 版。{what}请重新载入后再试。',
    en: 'The scenario has changed: you saw version {seen}, it is now {now}. {what}Load it again, then retry.',
  },
  'scenario-version-needed': {
    status: 428,
    zh: '请用 If-Match 说明您看到的版本(方案的 ETag)。',
    en: 'Say in If-Match which version you saw (the ETag of the scenario).',
  },
  'scenario-key-used': {
    status: 422,
    zh: '这个操作编号(clientKey)已用于另一项操作。',
    en: 'This clientKey was used for another operation.',
  },
  'scenario-not-draft': {
    status: 409,
    zh: '方案“{title}”{state},不能再改;请撤回送审,或复制为新方案。',
    en: 'Scenario "{title}" {state} and takes no changes; take it back, or copy it.',
  },
  'scenario-not-yours': {
    status: 403,
    zh: '只有编制人可以这样做。',
    en: 'Only its author can do this.',
  },
  'scenario-was-handed-in': {
    status: 409,
    zh: '方案“{title}”曾经送审,须保留备查,不能删除。',
    en: 'Scenario "{title}" was handed in once and is kept for the record.',
  },
  'scenario-empty': {
    status: 409,
    zh: '方案里没有任何操作,无可送审。',
    en: 'There is no operation in this scenario to hand in.',
  },
  'scenario-unproven': {
    status: 409,
    zh: '方案的拓扑校验未通过,发现 {count} 处问题。',
    en: 'The certificate of the scenario does not hold: {count} faults.',
  },
  'scenario-state-wrong': {
    status: 409,
    zh: '方案“{title}”{state},现在不能{what}。',
    en: 'Scenario "{title}" {state}; it cannot be {what} now.',
  },
  'scenario-own': {
    status: 403,
    zh: '编制人不能审批自己参与编制的方案。',
    en: 'Nobody decides on a scenario that they drew or helped to draw.',
  },
  'scenario-step-not-yours': {
    status: 403,
    zh: '现在是“{step}”环节,您不是该环节或该辖区的审批人。',
    en: 'The next step is {step}; you do not stand for this step or this area.',
  },
  'scenario-person-twice': {
    status: 409,
    zh: '您已在这一轮审批过一个环节;每人只办一个环节。',
    en: 'You have decided on a step of this round; one person, one step.',
  },
  'scenario-document-needed': {
    status: 422,
    zh: '最后一个环节的审定须填写文号。',
    en: 'The last step needs a document number (文号).',
  },
  'scenario-outside-area': {
    status: 403,
    zh: '{units} 不在您的辖区内。',
    en: '{units} lies outside your area.',
  },
  'scenario-line-locked': {
    status: 422,
    zh: '一般调整不能变动社区、街道和区的界线:{units}。这类变动请用“区划变更”方案。',
    en: 'An adjustment leaves the lines of communities, streets and the district alone: {units}. Use a scenario of kind 区划变更.',
  },
  'scenario-coordinate-wrong': {
    status: 422,
    zh: '坐标不是有限的整数(厘米):{field}。',
    en: 'A coordinate is not a whole number of centimetres: {field}.',
  },
  'scenario-outside-district': {
    status: 422,
    zh: '有一个点在本区范围之外:{field}。',
    en: 'A point lies outside the district: {field}.',
  },
  'scenario-unit-retired': {
    status: 422,
    zh: '“{units}”已在本方案或其基准版本中撤销,不能再调整。',
    en: '{units} has been retired, in this scenario or before its base; it takes no operation.',
  },
  'scenario-nothing-to-undo': {
    status: 409,
    zh: '只能撤销最后一项操作(第 {last} 项)。',
    en: 'Only the last operation can be undone (number {last}).',
  },
  'scenario-nothing-to-redo': {
    status: 409,
    zh: '第 {sequence} 项操作不能重做:它没有被撤销,或其后已有新的操作。',
    en: 'Operation {sequence} cannot be redone: it is not undone, or another one was added since.',
  },
  'scenario-conflict': {
    status: 409,
    zh: '方案“{title}”与已发布的版本冲突,共 {count} 处,未作任何改动。可以复制到最新版本上,去掉冲突的操作。',
    en: 'Scenario "{title}" collides with what was published since its base, in {count} places; nothing was changed. Copy it on to the latest revision without those operations.',
  },
  'scenario-rested-on': {
    status: 409,
    zh: '不能撤回:还有调整方案以此版本为基准({scenarios})。请先删除或处理它们。',
    en: 'It cannot be withdrawn: scenarios rest on this revision ({scenarios}). Delete or finish them first.',
  },
  'scenario-base-moved': {
    status: 409,
    zh: '方案的基准版本已重新编排,方案须先移到最新版本上(变基),或复制到最新版本上。',
    en: 'The base of this scenario was done anew after another publication: rebase the scenario, or copy it on to the latest revision.',
  },
  'scenario-base-unknown': {
    status: 409,
    zh: '版本“{title}”不是由调整方案发布的,无法判断与它是否冲突;请复制到最新版本上。',
    en: 'Revision "{title}" was not published from a scenario, so collisions with it cannot be told; copy the scenario on to the latest revision.',
  },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

/** What is said about the state of a scenario inside other sentences. */
export const scenarioStateWords = {
  draft: { zh: '是草稿', en: 'is a draft' },
  submitted: { zh: '正在送审', en: 'has been handed in' },
  approved: { zh: '已审定', en: 'has been approved' },
  published: { zh: '已发布', en: 'has been published' },
  withdrawn: { zh: '已撤回', en: 'has been withdrawn' },
} as const;

/** The steps of the chain. */
export const stepWords = {
  community: { zh: '社区', en: 'community' },
  street: { zh: '街道', en: 'street' },
  'grid-center': { zh: '区网格中心', en: 'district grid center' },
  countersign: { zh: '会签', en: 'countersign' },
  approval: { zh: '审定', en: 'approval' },
} as const;
