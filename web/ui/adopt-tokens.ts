import { dayColours, fontFamily, radius, shadow, touchTarget } from './tokens.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Gives a page without the component library the tokens as CSS custom properties, such as `--color-paper`. */
export const adoptTokens = (): void => {
  const { style } = document.documentElement;
  for (const [name, colour] of Object.entries(dayColours))
    style.setProperty(`--color-${kebab(name)}`, colour);
  style.setProperty('--shadow-floating', shadow);
  style.setProperty('--touch-target', touchTarget);
  style.setProperty('--radius', radius);
  style.setProperty('--font-family', fontFamily);
};
