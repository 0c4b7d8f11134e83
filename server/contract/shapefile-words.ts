/** What can be wrong with a Shapefile, or worth knowing about it. */
export const shapefileWords = {
  'shapefile-none': {
    zh: '里面没有 Shapefile(.shp)',
    en: 'it holds no Shapefile (.shp)',
  },
  'shapefile-several': {
    zh: '里面有多个 Shapefile:{names}。请只留一个,或指明其中的 .shp 文件',
    en: 'it holds several Shapefiles: {names}. Leave one, or name its .shp',
  },
  'shapefile-part-missing': {
    zh: '缺少同名的 .{part} 文件;Shapefile 由 .shp、.dbf(属性)和 .prj(坐标系)组成,请放在同一目录',
    en: 'the .{part} of the same name is missing; a Shapefile is made of .shp, .dbf (attributes) and .prj (coordinate system) in one folder',
  },
  'shapefile-shape-unsupported': {
    zh: 'Shapefile 的图形类型 {type} 不能读取(如三维多面体);请另存为面或线',
    en: 'the Shapefile holds shapes of type {type} (such as MultiPatch), which are not read; save it as polygons or lines',
  },
  'shapefile-cut-off': {
    zh: '文件不完整:应有 {length} 字节,实有 {found} 字节。请重新拷贝',
    en: 'the file is cut off: it should have {length} bytes and has {found}. Copy it again',
  },
  'shapefile-damaged': {
    zh: '.{part} 文件第 {record} 条记录已损坏(0 为文件头)。请重新导出',
    en: 'record {record} of the .{part} is damaged (0: its head). Export it again',
  },
  'shapefile-counts-differ': {
    zh: '.shp 有 {shapes} 个图形,.dbf 却有 {rows} 行,两者不配套。请重新导出',
    en: 'the .shp holds {shapes} shapes and the .dbf {rows} rows: they do not belong together. Export it again',
  },
  'zip-damaged': {
    zh: 'ZIP 压缩包已损坏或有密码',
    en: 'the ZIP is damaged or has a password',
  },
  'prj-unknown': {
    zh: '看不懂 .prj 里的坐标系({text}…),请用 --crs 指明',
    en: 'the coordinate system in the .prj is not understood ({text}…); name it with --crs',
  },
  'prj-datum-unknown': {
    zh: '坐标系的基准面是 {datum},换算到 CGCS2000 需要本地参数。请先在测绘部门的软件里转换,或在确知偏移可忽略时用 --crs 指明',
    en: 'the coordinate system is on the datum {datum}; converting it to CGCS2000 needs local parameters. Convert it first, or name another with --crs if you know that the shift does not matter',
  },
  'note-deleted-rows': {
    zh: '属性表里有 {count} 行已标记删除,未导入',
    en: '{count} rows are marked as deleted in the table and were left out',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
