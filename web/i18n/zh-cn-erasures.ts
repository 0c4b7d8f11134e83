/** Words of deletion on request, in Chinese. */
export const zhCnErasures = {
  erasures: {
    lead: '诉求人申请删除个人信息时,在此办理。删除后不能恢复。',
    what: '删除个人信息',
    hint: '删除姓名、电话、地址和诉求原文;工单本身、类别和件数保留,统计不变。操作写入审计记录,其中不含个人信息。',
    by: '按',
    ways: { ticketNumber: '工单编号', phone: '电话号码' },
    reason: '依据',
    reasonHint: '例如:本人申请,2026-11-20 受理,第 12 号。请勿写姓名或电话。',
    next: '下一步',
    sure: '确认删除',
    ask: {
      ticketNumber: '将删除工单 {{value}} 的全部个人信息,不能恢复。',
      phone: '将删除电话 {{value}} 名下所有工单的个人信息,不能恢复。',
    },
    erase: '删除',
    doneTitle: '已办理',
    done: '已删除 {{count}} 件工单的个人信息。',
    receipt: '回执:审计记录第 {{id}} 条,哈希',
  },
} as const;
