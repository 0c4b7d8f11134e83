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
