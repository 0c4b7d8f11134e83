/** Every colour, size and distance of the pages; styles and map layers take them from here. */
export const dayColours = {
  paper: '#F6F4EF',
  panel: '#FFFFFF',
  land: '#FBFAF6',
  line: '#DDD8CE',
  ink: '#1F2328',
  muted: '#626973',
  accent: '#B3261E',
  accentSoft: '#FBEDEB',
  water: '#C3D9E6',
  waterInk: '#3D6B85',
  green: '#DCE7D0',
  greenInk: '#4B6B3A',
  building: '#E8E3D8',
  buildingEdge: '#D6CFC0',
  road: '#FFFFFF',
  roadCasing: '#E1DBCF',
  rail: '#B9B2A5',
  teal: '#0F766E',
  unknown: '#D5D3CE',
  hatch: '#8B8F94',
} as const;

/** Okabe–Ito, safe for colour-blind readers; black is left out, it belongs to the lines. */
export const categoryColours = {
  orange: '#E69F00',
  skyBlue: '#56B4E9',
  green: '#009E73',
  yellow: '#F0E442',
  blue: '#0072B2',
  vermilion: '#D55E00',
  purple: '#CC79A7',
  other: '#9AA0A6',
} as const;

export const fontFamily =
  '"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",system-ui,sans-serif';

export const fontSizes = { xs: '12px', sm: '14px', md: '16px', lg: '20px', xl: '28px', xxl: '40px' } as const;
export const spaces = { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px', xxl: '32px' } as const;
export const radius = '8px';
export const shadow = '0 1px 2px rgb(31 35 40 / 8%), 0 6px 20px rgb(31 35 40 / 10%)';
export const touchTarget = '44px';
