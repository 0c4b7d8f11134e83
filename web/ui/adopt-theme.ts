import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import { theme, tokenVariables } from './theme.ts';

/**
 * Gives the page the variables of the theme as a sheet that is made by script: an inline style sheet, which the
 * component library would make, is what the content security policy of the server forbids.
 */
export const adoptTheme = (): void => {
  const whole = mergeMantineTheme(DEFAULT_THEME, theme);
  const base = defaultCssVariablesResolver(whole);
  const own = tokenVariables(whole);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    convertCssVariables({
      variables: { ...base.variables, ...own.variables },
      light: { ...base.light, ...own.light },
      dark: { ...base.dark, ...own.dark },
    }),
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
