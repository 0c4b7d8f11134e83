import type { AuditReceipt } from '../contract/audit.ts';
import type { Language } from '../contract/input-error.ts';
import type { UnitLevel } from '../contract/layers.ts';

/** What the command line says, besides errors. */
const catalogue = {
  reading: { zh: '正在读取文件', en: 'reading the file' },
  checking: { zh: '正在检查', en: 'checking' },
  writing: { zh: '正在写入', en: 'writing' },
  creating: { zh: '正在创建数据库', en: 'creating the database' },
  starting: { zh: '正在启动数据库', en: 'starting the database' },
  joining: { zh: '正在连接运行中的服务', en: 'joining the running server' },
  connecting: { zh: '正在连接数据库', en: 'connecting to the database' },
  more: { zh: '… 另有 {count} 处', en: '… {count} more' },
  note: { zh: '提示', en: 'note' },
  row: { zh: '第 {row} 行', en: 'line {row}' },
  feature: { zh: '要素 {feature}', en: 'feature {feature}' },
  field: { zh: '列“{field}”', en: 'column "{field}"' },
  networkChecked: {
    zh: '路网可以导入:{edges} 段路、{nodes} 个节点、{gates} 个门,共 {kilometers} 公里,日期 {asOf};什么都没有写入',
    en: 'the network can be imported: {edges} ways, {nodes} nodes, {gates} gates, {kilometers} km, as of {asOf}; nothing was written',
  },
  networkImported: {
    zh: '已导入路网:{edges} 段路、{nodes} 个节点、{gates} 个门,共 {kilometers} 公里,日期 {asOf}',
    en: 'network imported: {edges} ways, {nodes} nodes, {gates} gates, {kilometers} km, as of {asOf}',
  },
  receipt: { zh: '回执 #{id} {hash}', en: 'receipt #{id} {hash}' },
  erased: {
    zh: '个人信息已删除:涉及工单 {count} 件(工单本身仍在统计中)',
    en: 'personal data erased: {count} tickets (the tickets still count)',
  },
  retentionKept: {
    zh: '已删除到期内容:{persons} 件工单的个人信息、{sessions} 个会话、{oneTimeCodes} 个一次性代码、{signOnAttempts} 次未完成的单点登录、{throttles} 条登录限制、{caseOpenings} 条办件打开记录',
    en: 'deleted what was due: personal data of {persons} tickets, {sessions} sessions, {oneTimeCodes} one-time codes, {signOnAttempts} unfinished sign-ons, {throttles} throttles, {caseOpenings} notes of opened cases',
  },
  retentionForeseen: {
    zh: '到期应删(未删除):{persons} 件工单的个人信息、{sessions} 个会话、{oneTimeCodes} 个一次性代码、{signOnAttempts} 次未完成的单点登录、{throttles} 条登录限制、{caseOpenings} 条办件打开记录',
    en: 'due, nothing was deleted: personal data of {persons} tickets, {sessions} sessions, {oneTimeCodes} one-time codes, {signOnAttempts} unfinished sign-ons, {throttles} throttles, {caseOpenings} notes of opened cases',
  },
  verifying: { zh: '正在核对审计日志', en: 'verifying the audit log' },
  auditEmpty: { zh: '审计日志:没有条目', en: 'audit log: no entries' },
  auditSound: {
    zh: '审计日志:{count} 条,每条与前后相符',
    en: 'audit log: {count} entries, each fits its hash and the one before',
  },
  auditBroken: {
    zh: '审计日志:{count} 条,{faults} 处不符',
    en: 'audit log: {count} entries, broken in {faults} places',
  },
  auditHead: { zh: '末条 #{id} {at} {hash}', en: 'head #{id} {at} {hash}' },
  faultEdited: {
    zh: '#{id} 内容被改动,与其哈希不符',
    en: '#{id} was edited: it does not fit its hash',
  },
  faultMissing: {
    zh: '#{id} 之前的条目被删除或替换',
    en: '#{id}: the entry before it was removed or replaced',
  },
  faultElsewhere: {
    zh: '#{id} 本应紧接 {predecessor},两者之间被插入条目或次序被调换',
    en: '#{id} belongs right after {predecessor}: entries were put in between or changed places',
  },
  chainStart: { zh: '日志开头', en: 'the start of the log' },
  anchorsNotGiven: {
    zh: '未与库外留存的锚点比对(--anchors FILE),末尾被截去时无法发现',
    en: 'not compared with anchors kept outside (--anchors FILE): a tail that was cut off would not be seen',
  },
  anchorsHold: {
    zh: '锚点:{count} 个,全部相符',
    en: 'anchors: {count}, all of them hold',
  },
  anchorsLost: {
    zh: '锚点:{count} 个,{lost} 个不符',
    en: 'anchors: {count}, {lost} of them do not hold',
  },
  anchorTailCut: {
    zh: '锚点 #{id}({at}):该条目曾经写入而今不在,日志末尾被截去',
    en: 'anchor #{id} ({at}): the entry had been written and is gone, the tail was cut off',
  },
  anchorRestored: {
    zh: '锚点 #{id}({at}):数据库是更早的备份,该条目之后的历史已丢失',
    en: 'anchor #{id} ({at}): the database is an older backup that lacks this entry',
  },
  anchorReplaced: {
    zh: '锚点 #{id}({at}):同一编号处是另一条目,历史被改写',
    en: 'anchor #{id} ({at}): another entry stands in its place, the history was rewritten',
  },
  anchorMoved: {
    zh: '锚点 #{id}({at}):该条目被移到别处,编号或条数不符',
    en: 'anchor #{id} ({at}): its entry stands at another place, its number or count differs',
  },
  anchorUnreadable: {
    zh: '锚点文件第 {line} 行不是锚点',
    en: 'line {line} of the file is not an anchor',
  },
  anchorWritten: { zh: '锚点已写入 {file}', en: 'the anchor was written to {file}' },
  anchorStands: { zh: '{file} 已含此锚点', en: '{file} has this anchor already' },
  bundleWritten: {
    zh: '公众数据包已写入 {file}({bytes} 字节)',
    en: 'the public bundle was written to {file} ({bytes} bytes)',
  },
  bundleHolds: {
    zh: '服务站 {stations} 个,社区范围 {communities} 个,已审查的数据发布 {releases} 次',
    en: '{stations} stations, {communities} community outlines, {releases} reviewed releases of figures',
  },
  bundleWithoutEdition: {
    zh: '尚无审图号,未含社区范围,公众页只显示列表',
    en: 'there is no review number yet: no outlines, the public page shows the list only',
  },
  bundleKeysMade: {
    zh: '私钥 {privateFile}(留在内网,勿外传)\n公钥 {publicFile}(交给公众实例)',
    en: 'private key {privateFile} (stays inside, hand it to nobody)\npublic key {publicFile} (for the public instance)',
  },
  debugHint: { zh: '加 --debug 可看到详情。', en: 'Add --debug for details.' },
  areasImported: { zh: '已导入 {district}({code})', en: 'Imported {district} ({code})' },
  areasChecked: {
    zh: '检查通过,未写入:{district}({code})',
    en: 'All checks passed, nothing was written: {district} ({code})',
  },
  units: { zh: '单元:{units}', en: 'units: {units}' },
  area: { zh: '面积:{area} 平方千米(EPSG:{epsg})', en: 'area: {area} km² (EPSG:{epsg})' },
  ticketsImported: { zh: '已导入工单', en: 'Imported the tickets' },
  ticketsChecked: {
    zh: '检查完毕,未写入:{lines} 行,其中 {bad} 行有问题,{repeated} 行在文件内重复',
    en: 'Checked, nothing was written: {lines} lines, {bad} of them with problems, {repeated} repeated inside the file',
  },
  importedBefore: {
    zh: '这个文件已于 {at} 导入过({count} 条工单),未作更改。',
    en: 'This very file was imported at {at} ({count} tickets); nothing was changed.',
  },
  lines: {
    zh: '数据行 {lines} = 导入 {accepted} + 有问题 {rejected} + 重复 {duplicates}',
    en: 'lines {lines} = imported {accepted} + rejected {rejected} + duplicates {duplicates}',
  },
  places: {
    zh: '导入 {accepted} = 落入网格 {inUnits} + 网格之外 {outside} + 没有位置 {withoutPlace}',
    en: 'imported {accepted} = in a unit {inUnits} + outside of all {outside} + without a place {withoutPlace}',
  },
  skipped: { zh: '未导入的行:', en: 'Rows left out:' },
  demoMade: {
    zh: '合成演示城区已生成(数据截至 {day})。',
    en: 'The synthetic demo district is ready (data until {day}).',
  },
  tokenGiven: {
    zh: '{login} 的访问令牌(有效至 {day}),只显示这一次:',
    en: 'Access token of {login} (until {day}), shown this once:',
  },
  codeGiven: {
    zh: '{login} 的一次性码(有效至 {until}),只显示这一次:',
    en: 'One-time code of {login} (until {until}), shown this once:',
  },
  userAdded: { zh: '已新增 {login}', en: 'Added {login}' },
  userDisabled: { zh: '已停用 {login}', en: 'Locked {login}' },
  userEnabled: { zh: '已启用 {login}', en: 'Unlocked {login}' },
  userUnpinned: {
    zh: '{login} 下次统一登录时重新绑定',
    en: '{login} is bound anew at the next single sign-on',
  },
  userLocked: { zh: '[已停用]', en: '[locked]' },
  usersNone: { zh: '没有账号', en: 'Nobody has an account' },
  postVacant: { zh: '岗位空缺:{role}', en: 'Vacant post: {role}' },
  database: { zh: '数据库:{description}', en: 'database: {description}' },
  empty: { zh: '库是空的', en: 'the database is empty' },
  district: { zh: '区:{name}({code}){synthetic}', en: 'district: {name} ({code}){synthetic}' },
  synthetic: { zh: '[合成数据]', en: ' [synthetic data]' },
  net: {
    zh: '网格版本:{revision},{day} 启用,{title}',
    en: 'net revision: {revision}, in force from {day}, {title}',
  },
  tickets: { zh: '工单:{count}', en: 'tickets: {count}' },
  dataUntil: { zh: '数据截至:{day}', en: 'data until: {day}' },
  importLine: {
    zh: '导入:{at} {kind} {source},{accepted}/{rows} 行',
    en: 'import: {at} {kind} {source}, {accepted}/{rows} rows',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type Phrase = keyof typeof catalogue;
export type Say = (phrase: Phrase, params?: Readonly<Record<string, string | number>>) => string;

/** The phrases of one language. */
export const phrasesIn =
  (language: Language): Say =>
  (phrase, params = {}) =>
    catalogue[phrase][language === 'en' ? 'en' : 'zh'].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(params[name] ?? whole),
    );

/** The line that names the audit entry of what was done. */
export const receiptLine = ({ auditId, hash }: AuditReceipt, say: Say): string =>
  `  ${say('receipt', { id: auditId, hash })}`;

const levelNames: Readonly<Record<UnitLevel, { zh: string; en: string }>> = {
  district: { zh: '区', en: 'district' },
  street: { zh: '街道', en: 'streets' },
  community: { zh: '社区', en: 'communities' },
  'general-grid': { zh: '一般网格', en: 'general grids' },
  'dedicated-grid': { zh: '专属网格', en: 'dedicated grids' },
  'micro-grid': { zh: '微网格', en: 'micro-grids' },
};

/** Numbers of units by level, those that occur. */
export const unitCountsText = (counts: Iterable<readonly [UnitLevel, number]>, language: Language): string =>
  [...counts]
    .filter(([, count]) => count > 0)
    .map(([level, count]) => `${levelNames[level][language === 'en' ? 'en' : 'zh']} ${count}`)
    .join(language === 'en' ? ', ' : '、');
