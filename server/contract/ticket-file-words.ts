/** What can be wrong with, or worth knowing about, tables of tickets and their mappings; part of `inputWords`. */
export const ticketFileWords = {
  'mapping-key-unknown': { zh: '“{path}”里有不认识的键:{keys}', en: '"{path}" has unknown keys: {keys}' },
  'mapping-key-missing': { zh: '缺少“{path}”', en: '"{path}" is missing' },
  'mapping-value-wrong': {
    zh: '“{path}”的值不正确,应为 {expected}',
    en: '"{path}" is wrong, expected {expected}',
  },
  'mapping-column-unknown': {
    zh: '“{path}”所指的列“{column}”不在文件里;文件的列:{known}',
    en: '"{path}" names column "{column}", which the file does not have; its columns: {known}',
  },
  'mapping-column-missing': {
    zh: '“{path}”所指的列“{column}”不在文件里',
    en: '"{path}" names column "{column}", which the file does not have',
  },
  'mapping-columns-known': { zh: '文件的列:{known}', en: 'the columns of the file: {known}' },
  'mapping-personal-used': {
    zh: '列“{column}”列为个人信息,不能再用于“{path}”',
    en: 'column "{column}" is declared personal and cannot be used for "{path}"',
  },
  'mapping-personal-suspected': {
    zh: '列“{column}”像是个人信息,不能用于“{path}”;请列入 personal(若不是个人信息,请在文件里改列名)',
    en: 'column "{column}" looks personal and cannot be used for "{path}"; list it under personal (if it is not, rename it in the file)',
  },
  'mapping-time-format': {
    zh: '时间格式“{format}”不可用:可用 ISO,或由 YYYY M MM D DD H HH h hh m mm s ss A 组成,至少有年月日',
    en: 'the time format "{format}" cannot be used: it is ISO, or made of YYYY M MM D DD H HH h hh m mm s ss A, with year, month and day at least',
  },
  'mapping-time-zone': { zh: '不认识的时区“{zone}”', en: 'unknown time zone "{zone}"' },

  'csv-quote-not-closed': {
    zh: '第 {line} 行附近的引号没有闭合,文件可能不完整',
    en: 'a quote near line {line} is never closed; the file may be truncated',
  },
  'csv-quote-misplaced': {
    zh: '第 {line} 行的引号位置不正确',
    en: 'a quote stands in the wrong place on line {line}',
  },
  'csv-record-too-long': {
    zh: '第 {line} 行附近的一条记录超过 1 MB,可能是引号没有闭合',
    en: 'a record near line {line} is longer than 1 MB, perhaps because a quote is never closed',
  },
  'csv-no-rows': { zh: '文件只有表头,没有数据行', en: 'the file has a header but no rows' },
  'csv-header-duplicate': { zh: '表头里“{column}”出现两次', en: 'the header names "{column}" twice' },
  'csv-binary': { zh: '含有二进制字节,不是 CSV 文本', en: 'it holds binary bytes and is no CSV text' },
  'row-columns': {
    zh: '这一行有 {found} 列,表头有 {expected} 列',
    en: 'the row has {found} columns, the header has {expected}',
  },
  'value-missing': { zh: '缺少必填的值', en: 'a value is needed' },
  'value-too-long': { zh: '值超过 {limit} 个字符', en: 'the value is longer than {limit} characters' },
  'time-wrong': {
    zh: '“{value}”不符合时间格式 {format}',
    en: '"{value}" does not match the time format {format}',
  },
  'time-in-future': { zh: '时间“{value}”在将来', en: 'the time "{value}" lies in the future' },
  'time-too-old': { zh: '时间“{value}”早于 1949 年', en: 'the time "{value}" lies before 1949' },
  'number-wrong': { zh: '“{value}”不是数字', en: '"{value}" is not a number' },
  'number-repeated': {
    zh: '编号与第 {first} 行相同,但内容不同;若这一列不是工单编号,请改映射的 number',
    en: 'the number is that of line {first}, but the rows differ; if this column is no ticket number, change number in the mapping',
  },
  'note-rows-repeated': {
    zh: '{count} 行与前面的行完全相同,算作重复,不再导入',
    en: '{count} rows are in every column the same as an earlier one; they count as duplicates',
  },
  'place-half': { zh: '坐标只有一半', en: 'only one half of the coordinate is given' },
  'value-unmapped': {
    zh: '“{value}”没有对应;请在映射的 values 里补上,可用:{known}',
    en: '"{value}" has no counterpart; add it to values of the mapping, known are: {known}',
  },
  'too-many-categories': {
    zh: '列“{column}”有超过 {limit} 个不同的值,不像是类别',
    en: 'column "{column}" has more than {limit} different values and does not look like categories',
  },
  'too-many-offices': {
    zh: '列“{column}”有超过 {limit} 个不同的值,不像是承办单位',
    en: 'column "{column}" has more than {limit} different values and does not look like offices',
  },
  'csv-header-missing': {
    zh: '第一行像是数据,不像表头;请在文件第一行写上列名',
    en: 'the first line looks like data, not like a header; put the names of the columns there',
  },
  'note-personal-sealed': {
    zh: '个人信息列“{column}”已加密保存({count} 个值),只有承办单位可见',
    en: 'personal column "{column}" was sealed ({count} values); only the office in charge can read it',
  },
  'note-personal-left-out': {
    zh: '个人信息列“{column}”未导入({count} 个值)',
    en: 'personal column "{column}" was not imported ({count} values)',
  },
  'note-columns-ignored': { zh: '未用的列:{columns}', en: 'columns not used: {columns}' },
  'note-categories-made': { zh: '新增类别:{names}', en: 'new categories: {names}' },
  'note-offices-made': { zh: '新增承办单位:{names}', en: 'new responsible units: {names}' },
  'note-closed-before-received': {
    zh: '{count} 行的办结时间早于受理时间,照原样保留',
    en: '{count} rows were closed before they were received; kept as they are',
  },
  'note-leftovers-removed': {
    zh: '清除了上次中断的导入({count} 行)',
    en: 'removed what an interrupted import had left ({count} rows)',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
