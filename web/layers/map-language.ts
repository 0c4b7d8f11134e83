import type { ExpressionSpecification } from 'maplibre-gl';
import type { View } from '../state/view.ts';

/** Name of a feature in the language of the page; most data have a Chinese name only. */
export const nameIn = (language: View['language']): ExpressionSpecification =>
  language === 'en'
    ? ['case', ['!=', ['to-string', ['get', 'name_en']], ''], ['get', 'name_en'], ['get', 'name']]
    : ['get', 'name'];

/** Stands for the font stack: without a glyphs address names are drawn with the fonts of the device. */
export const regularFont = ['Atlas Regular'];
export const mediumFont = ['Atlas Medium'];
