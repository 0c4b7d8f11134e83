/** What can be wrong with, or worth knowing about, files of walking networks. */
export const walkFileWords = {
  'pbf-broken': {
    zh: 'PBF 文件在第 {byte} 字节之前损坏或中断,请重新下载',
    en: 'the PBF is damaged or ends in the middle, before byte {byte}; download it again',
  },
  'xml-broken': {
    zh: 'XML 在第 {line} 行第 {column} 列处损坏或中断,请重新导出',
    en: 'the XML is damaged or ends in the middle at line {line}, column {column}; export it again',
  },
  'osm-number-broken': {
    zh: '{element} 的编号或坐标不是数字',
    en: 'the id or a coordinate of {element} is no number',
  },
  'walk-format-unknown': {
    zh: '不是步行路网文件;可读:OpenStreetMap(.osm.pbf、.osm)、GeoJSON 线、Shapefile 线(.shp 与 .dbf、.prj 同目录,或 .zip)',
    en: 'this is no walking network; read are: OpenStreetMap (.osm.pbf, .osm), lines in GeoJSON and in Shapefile (.shp beside its .dbf and .prj, or .zip)',
  },
  'no-walkable-way': { zh: '文件里没有可步行的路', en: 'the file holds no way that can be walked' },
  'line-geometry-type': {
    zh: '图形类型是 {type},需要 LineString 或 MultiLineString',
    en: 'the geometry is a {type}; LineString or MultiLineString is needed',
  },
  'line-too-short': { zh: '线少于两个不同的点', en: 'the line has fewer than two different points' },
  'walk-value-unknown': {
    zh: '字段“{name}”的值“{value}”不认识;可用:{known}',
    en: 'the value "{value}" of field "{name}" is not known; known are: {known}',
  },
  'hours-not-understood': {
    zh: '开放时间“{hours}”读不懂,门按“时间未知”处理;可写如 Mo-Fr 06:00-23:00',
    en: 'the hours "{hours}" are not understood, the gate counts as one with unknown hours; write for example Mo-Fr 06:00-23:00',
  },
  'hours-impossible': {
    zh: '开放时间“{hours}”不可能成立,门按“时间未知”处理',
    en: 'the hours "{hours}" are impossible, the gate counts as one with unknown hours',
  },
  'network-elsewhere': {
    zh: '路网在别处:它的范围是 {network},而本区是 {district}',
    en: 'the network lies elsewhere: it spans {network}, the district {district}',
  },
  'network-repeated': {
    zh: '这个文件已于 {at} 导入',
    en: 'this very file was imported on {at}',
  },
  'district-needed': {
    zh: '库里还没有区划边界,无法判断路网是否属于本区;请先导入区划(import areas)',
    en: 'there are no areas yet, so nobody can tell whether the network belongs here; import areas first',
  },
  'as-of-wrong': {
    zh: '“{value}”不是日期,应如 2026-06-30',
    en: '"{value}" is no date; write it like 2026-06-30',
  },
  'note-as-of-file': {
    zh: '文件没有说明路网日期,取文件修改日期 {date};可用 --as-of 指定',
    en: 'the file does not say how old the network is; the date of the file, {date}, stands in; --as-of sets it',
  },
  'note-closed-ways': {
    zh: '{count} 条道路不许步行,未采用',
    en: '{count} ways are closed to walkers and were left out',
  },
  'note-clipped-ways': {
    zh: '{count} 条路的部分节点不在文件里,已在缺口处截断',
    en: '{count} ways lack some of their nodes in the file; they were cut there',
  },
  'note-unclear-kerbs': {
    zh: '{count} 处高路缘石分不清在路的哪一侧,未计入轮椅通行',
    en: 'of {count} raised kerbs it is not clear on which side of them a way lies; wheels were not stopped there',
  },
  'note-outside-district': {
    zh: '{count} 段路在本区 {meters} 米以外,未采用',
    en: '{count} pieces of way lie more than {meters} m outside of the district and were left out',
  },
  'note-islands': {
    zh: '有 {count} 处与主路网不相连,共 {meters} 米;保留并列出',
    en: '{count} parts do not hang together with the main network, {meters} m in all; they are kept and listed',
  },
  'note-island': { zh: '孤立路网,{nodes} 个节点,{meters} 米', en: 'an island of {nodes} nodes, {meters} m' },
  'note-kind-missing': {
    zh: '{count} 条线没有类型,按步道读取',
    en: '{count} lines have no kind and were read as paths',
  },
  'note-elements-left-out': {
    zh: '{count} 个要素不是线,未采用',
    en: '{count} features are no lines and were left out',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
