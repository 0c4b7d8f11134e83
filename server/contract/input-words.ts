import { areaNetWords } from './area-net-words.ts';
import { shapefileWords } from './shapefile-words.ts';
import { ticketFileWords } from './ticket-file-words.ts';
import { walkFileWords } from './walk-file-words.ts';

/** Everything that can be wrong with, or worth knowing about, what people hand in. Add a line, never reuse a code. */
export const inputWords = {
  'setting-needs': { zh: '应为 {expected},现为“{value}”', en: 'expected {expected}, found "{value}"' },

  'file-is-folder': { zh: '这是一个目录,请给出文件', en: 'this is a folder, name a file' },
  'file-empty': { zh: '文件是空的', en: 'the file is empty' },
  'file-not-readable': { zh: '无法读取({cause})', en: 'it cannot be opened ({cause})' },
  'file-too-large': {
    zh: '文件有 {megabytes} MB,上限是 {limit} MB',
    en: 'the file has {megabytes} MB, the limit is {limit} MB',
  },
  'file-changed': { zh: '读取过程中文件被改动', en: 'the file changed while it was being read' },
  'format-unsupported': {
    zh: '这是{format},暂不支持。目前可读:区划边界用 GeoJSON、Shapefile(.shp 与同名 .dbf、.prj 同目录,或 .zip),工单用 CSV,步行路网用 OpenStreetMap、GeoJSON、Shapefile(import walking-network)。可先转换,例如 ogr2ogr -f GeoJSON out.geojson {file}',
    en: 'this is {format}, which is not supported yet. Read now: GeoJSON and Shapefile (.shp beside its .dbf and .prj, or .zip) for areas, CSV for tickets, OpenStreetMap, GeoJSON and Shapefile for walking networks (import walking-network). Convert it first, for example ogr2ogr -f GeoJSON out.geojson {file}',
  },
  'file-is-table': {
    zh: '这是 CSV 表格,区划边界要用 GeoJSON;工单表请用 import tickets FILE --map …',
    en: 'this is a CSV table, areas are read from GeoJSON; a table of tickets goes to import tickets FILE --map …',
  },
  'encoding-unknown': {
    zh: '文字编码既不是 UTF-8 也不是 GB18030(GBK)',
    en: 'the text is neither UTF-8 nor GB18030 (GBK)',
  },
  'encoding-wrong': {
    zh: '文字不是声明的编码 {encoding}',
    en: 'the text is not in the declared encoding {encoding}',
  },
  'json-broken': {
    zh: '第 {line} 行第 {column} 列(第 {byte} 字节)处不是正确的 JSON:应为 {expected},却是 {found}',
    en: 'not valid JSON at line {line}, column {column} (byte {byte}): expected {expected}, found {found}',
  },
  'json-truncated': {
    zh: 'JSON 在第 {line} 行(第 {byte} 字节)处中断,文件可能不完整',
    en: 'the JSON ends in the middle, at line {line} (byte {byte}); the file may be truncated',
  },
  'script-broken': {
    zh: '这是脚本(“{prefix}…”包着数据),去掉包装后第 {line} 行第 {column} 列仍不是正确的 JSON:应为 {expected},却是 {found}。请去掉等号前的部分和结尾的分号,另存为 .geojson',
    en: 'this is a script ("{prefix}…" around the data) and without the wrapping it is still not valid JSON at line {line}, column {column}: expected {expected}, found {found}. Remove what stands before and including the equals sign and the final semicolon, and save it as .geojson',
  },
  'not-geojson': {
    zh: '内容是 JSON,但不是 GeoJSON:{found}',
    en: 'this is JSON but not GeoJSON: {found}',
  },
  'no-features': { zh: '文件里没有任何要素', en: 'the file holds no feature' },
  'too-many-features': {
    zh: '文件有 {count} 个要素,上限是 {limit}',
    en: 'the file holds {count} features, the limit is {limit}',
  },

  'crs-unknown': {
    zh: '不认识的坐标系“{crs}”;可用:{known}',
    en: 'unknown coordinate system "{crs}"; known are: {known}',
  },
  'crs-conflict': {
    zh: '文件自称坐标系 {found},而参数指定 {declared};按参数处理',
    en: 'the file says {found}, the option says {declared}; the option was followed',
  },
  'note-crs-assumed': {
    zh: '没有声明坐标系,按 {crs} 读取;来自国内网络地图的文件通常是 GCJ-02(火星坐标):{declare}',
    en: 'no system declared, taken as {crs}; files from Chinese web maps are usually GCJ-02: {declare}',
  },
  'looks-projected': {
    zh: '坐标({east}, {north})超出经纬度范围,像是投影坐标;请用 --crs 声明,例如 {suggestion}',
    en: 'the coordinate ({east}, {north}) lies outside of longitude and latitude and looks projected; declare it with --crs, for example {suggestion}',
  },
  'looks-swapped': {
    zh: '坐标像是先纬度后经度({east}, {north});GeoJSON 和映射要求先经度后纬度',
    en: 'the coordinates look like latitude before longitude ({east}, {north}); longitude comes first',
  },
  'looks-unprojected': {
    zh: '声明了投影坐标系 {crs},但坐标({east}, {north})像是经纬度',
    en: 'the projected system {crs} was declared, but the coordinate ({east}, {north}) looks like longitude and latitude',
  },
  'crs-does-not-fit': {
    zh: '坐标({east}, {north})用 {crs} 无法换算为经纬度',
    en: 'the coordinate ({east}, {north}) cannot be converted from {crs}',
  },
  'outside-china': {
    zh: '数据不在中国范围内;米制计算用 EPSG:{epsg}',
    en: 'the data lies outside of China; metric work uses EPSG:{epsg}',
  },

  'feature-not-object': { zh: '要素不是对象', en: 'the feature is not an object' },
  'geometry-missing': { zh: '没有几何图形', en: 'it has no geometry' },
  'geometry-type': {
    zh: '图形类型是 {type},需要 Polygon 或 MultiPolygon',
    en: 'the geometry is a {type}; Polygon or MultiPolygon is needed',
  },
  'geometry-empty': { zh: '图形是空的', en: 'the geometry is empty' },
  'coordinates-malformed': { zh: '坐标数组的结构不正确', en: 'the coordinate arrays have a wrong structure' },
  'coordinate-not-number': { zh: '坐标不是数字', en: 'a coordinate is not a number' },
  'coordinate-out-of-range': {
    zh: '坐标({east}, {north})超出经纬度范围',
    en: 'the coordinate ({east}, {north}) lies outside of longitude and latitude',
  },
  'ring-too-short': {
    zh: '环只有 {count} 个点,至少要 4 个',
    en: 'a ring has {count} points, at least 4 are needed',
  },
  'ring-flat': { zh: '环没有围出面积(不同的点少于 3 个)', en: 'a ring has fewer than 3 different points' },
  'ring-open': { zh: '环没有闭合(首尾点不同)', en: 'a ring is not closed (first and last point differ)' },
  'geometry-invalid': {
    zh: '图形不正确:{cause};面积约 {squareMeters} 平方米',
    en: 'the geometry is invalid: {cause}; its area is about {squareMeters} m²',
  },
  'geometry-self-intersection': {
    zh: '边界自相交;面积约 {squareMeters} 平方米',
    en: 'its outline crosses or touches itself; its area is about {squareMeters} m²',
  },
  'geometry-hole-outside': {
    zh: '内环在外环之外;面积约 {squareMeters} 平方米',
    en: 'a hole lies outside of its outer ring; its area is about {squareMeters} m²',
  },
  'geometry-parts-overlap': {
    zh: '各部分互相重叠或嵌套;面积约 {squareMeters} 平方米',
    en: 'its parts overlap or lie in one another; its area is about {squareMeters} m²',
  },
  'geometry-duplicate': {
    zh: '图形与“{other}”完全相同',
    en: 'the geometry is the same as that of "{other}"',
  },
  'geometry-overlap': {
    zh: '与“{other}”重叠 {squareMeters} 平方米',
    en: 'it overlaps "{other}" by {squareMeters} m²',
  },
  'outside-parent': {
    zh: '有 {squareMeters} 平方米在上级“{parent}”之外',
    en: '{squareMeters} m² of it lie outside of its parent "{parent}"',
  },

  'field-unknown': {
    zh: '没有字段“{name}”;文件里有:{known}',
    en: 'there is no field "{name}"; the file has: {known}',
  },
  'fields-unknown': {
    zh: '没有这些字段:{names};文件里有:{known}',
    en: 'there are no fields {names}; the file has: {known}',
  },
  'fields-none': {
    zh: '要素没有任何字段,也就没有名称;若这是一个区的轮廓,请用 --level district --district-name 名称',
    en: 'the features have no fields, and so no names; for the outline of one district use --level district --district-name NAME',
  },
  'name-field-missing': {
    zh: '找不到名称字段,请用 --name-field 指定;文件里有:{known}',
    en: 'no name field was found, name it with --name-field; the file has: {known}',
  },
  'name-missing': { zh: '字段“{name}”里没有名称', en: 'the field "{name}" holds no name' },
  'code-duplicate': {
    zh: '代码 {code} 与“{other}”相同(若此字段不是代码,请用 --code-field 另指,或用 --code-field none 让系统编码)',
    en: 'code {code} is also that of "{other}" (if this field is no code, name another with --code-field, or let codes be proposed with --code-field none)',
  },
  'code-malformed': {
    zh: '字段“{name}”的值“{value}”不是代码,代码只有数字、字母和连字符(可用 --code-field 另指,或用 --code-field none 让系统编码)',
    en: 'the value "{value}" of field "{name}" is no code: codes are digits, letters and hyphens (name another field with --code-field, or let codes be proposed with --code-field none)',
  },
  'code-too-long': { zh: '代码超过 40 个字符', en: 'the code is longer than 40 characters' },
  'codes-used-up': {
    zh: '上级“{parent}”下的顺序号已用完,无法编码',
    en: 'no serial number is left under "{parent}", no code can be proposed',
  },
  'level-unknown': {
    zh: '不认识的层级“{level}”;可用:{known}',
    en: 'unknown level "{level}"; known are: {known}',
  },
  'levels-several-districts': {
    zh: '有 {count} 个区级要素,一次只能导入一个区;若它们是区内各部分,请用 --level street',
    en: 'there are {count} features of level district, only one can be imported; if they are parts of one, use --level street',
  },
  'parent-unknown': {
    zh: '上级代码 {code} 不在文件的上级单元中',
    en: 'the parent code {code} is not among the units of a higher level',
  },
  'parent-missing': { zh: '找不到上级单元', en: 'no parent unit was found' },
  'figure-wrong': {
    zh: '字段“{name}”的值“{value}”不是整数',
    en: 'the value "{value}" of field "{name}" is not a whole number',
  },

  'note-script-unwrapped': {
    zh: '文件是脚本,已去掉“{prefix}”包装后读取',
    en: 'the file is a script; it was read without its wrapping "{prefix}"',
  },
  'note-encoding': { zh: '文字按 {encoding} 读取', en: 'the text was read as {encoding}' },
  'note-crs-converted': { zh: '坐标由 {crs} 换算', en: 'coordinates were converted from {crs}' },
  'note-height-dropped': { zh: '忽略了高程值', en: 'heights were left out' },
  'note-fields': {
    zh: '名称取自“{name}”,代码取自“{code}”',
    en: 'names come from "{name}", codes from "{code}"',
  },
  'note-name-field': { zh: '名称取自“{name}”', en: 'names come from "{name}"' },
  'note-code-field': { zh: '代码取自“{code}”', en: 'codes come from "{code}"' },
  'note-codes-proposed': { zh: '为 {count} 个单元编了代码', en: '{count} codes were proposed' },
  'note-district-made': {
    zh: '文件里没有区,由下级合成:{name}({code})',
    en: 'the file has no district, it was made from its parts: {name} ({code})',
  },
  'note-district-name': {
    zh: '区名取自文件名,可用 --district-name 指定',
    en: 'the name of the district comes from the file name; --district-name sets it',
  },
  'note-district-code': {
    zh: '区代码未给出,暂用 {code};可用 --district-code 指定',
    en: 'no district code was given, {code} stands in; --district-code sets it',
  },
  'note-district-code-shared': {
    zh: '区代码 {code} 取自多数下级代码的前六位;可用 --district-code 指定',
    en: 'district code {code} comes from the first six digits of most codes; --district-code sets it',
  },

  ...areaNetWords,
  ...shapefileWords,
  ...ticketFileWords,
  ...walkFileWords,
} as const satisfies Record<string, { zh: string; en: string }>;

export type InputCode = keyof typeof inputWords;
