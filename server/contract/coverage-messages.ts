/** Why coverage cannot be told, or not for what was asked. */
export const coverageMessages = {
  'no-walking-network': {
    status: 409,
    zh: '还没有步行路网,无法计算步行覆盖。请先导入路网(OSM、GeoJSON 或 Shapefile):wangge import walking-network 文件',
    en: 'There is no walking network yet, so walking coverage cannot be computed. Import one first (OSM, GeoJSON or Shapefile): wangge import walking-network FILE',
  },
  'no-net-in-force': {
    status: 409,
    zh: '还没有启用的网格,无法按单元统计。请先导入网格。',
    en: 'No net is in force yet, so there are no units to count in. Import grids first.',
  },
  'coverage-place-off-network': {
    status: 422,
    zh: '第 {number} 项改动的位置离最近的步行道路 {meters} 米,超过 {limit} 米。请把它放到路边。',
    en: 'The place of change {number} is {meters} m from the nearest way, more than {limit} m. Put it beside a way.',
  },
  'coverage-no-way-near': {
    status: 422,
    zh: '第 {number} 项改动的位置附近没有步行道路。它在路网之外。',
    en: 'There is no way near the place of change {number}. It lies outside the network.',
  },
  'coverage-hours-wrong': {
    status: 422,
    zh: '第 {number} 项改动的开放时间读不懂:{hours}。写法如 Mo-Fr 08:30-20:00; Sa 09:00-16:00',
    en: 'The hours of change {number} cannot be read: {hours}. Write them like Mo-Fr 08:30-20:00; Sa 09:00-16:00',
  },
  'coverage-hours-impossible': {
    status: 422,
    zh: '第 {number} 项改动的开放时间不可能:{hours}',
    en: 'The hours of change {number} are impossible: {hours}',
  },
  'siting-busy': {
    status: 503,
    zh: '另一个选址求证正在进行,请稍后再试。',
    en: 'Another siting is being proven; try again in a moment.',
  },
  'siting-no-candidates': {
    status: 422,
    zh: '没有可供选址的地方:没有出入口或停用的站点在步行路网上。',
    en: 'There is no place to choose from: no entrance and no idle station stands on the walking network.',
  },
} as const;
