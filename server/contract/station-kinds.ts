/** 枢纽、街道、社区、小区党群服务中心, 微阵地; from the largest to the smallest. */
export const stationKinds = ['hub', 'street', 'community', 'compound', 'micro'] as const;
export type StationKind = (typeof stationKinds)[number];

/** The six services: 政务 生活 法律 文体 关爱 党员. */
export const stationServices = [
  'government',
  'daily-life',
  'legal',
  'culture-sports',
  'care',
  'party-members',
] as const;
export type StationService = (typeof stationServices)[number];
