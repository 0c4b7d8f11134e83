import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { dayColours, fontFamily, fontSizes, radius, shadow, spaces, touchTarget } from './tokens.ts';

const accentShades: MantineColorsTuple = [
  '#FBEDEB',
  '#F5D6D3',
  '#EBAFAA',
  '#E0857E',
  '#D66158',
  '#C8433A',
  dayColours.accent,
  '#9A1F18',
  '#811A14',
  '#68150F',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent: accentShades },
  white: dayColours.panel,
  black: dayColours.ink,
  fontFamily,
  fontSizes: {
    xs: fontSizes.xs,
    sm: fontSizes.sm,
    md: fontSizes.md,
    lg: fontSizes.lg,
    xl: fontSizes.xl,
  },
  spacing: { xs: spaces.xs, sm: spaces.sm, md: spaces.md, lg: spaces.lg, xl: spaces.xl },
  defaultRadius: radius,
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
});

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The tokens as CSS custom properties, such as `--color-paper`. */
export const tokenVariables: CSSVariablesResolver = () => ({
  variables: {
    ...Object.fromEntries(
      Object.entries(dayColours).map(([name, colour]) => [`--color-${kebab(name)}`, colour]),
    ),
    '--shadow-floating': shadow,
    '--touch-target': touchTarget,
    '--radius': radius,
  },
  light: {
    '--mantine-color-body': dayColours.paper,
    '--mantine-color-text': dayColours.ink,
    '--mantine-color-dimmed': dayColours.muted,
    '--mantine-color-default-border': dayColours.line,
    '--mantine-color-placeholder': dayColours.muted,
  },
  dark: {},
});
