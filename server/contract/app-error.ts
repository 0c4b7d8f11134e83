import { type ErrorCode, errorCatalogue } from './messages.ts';

/** Where in the input something is wrong: a file, a row, a feature, a field, a place on the map. */
export interface ErrorDetail {
  readonly message: string;
  readonly file?: string;
  readonly row?: number;
  readonly feature?: string;
  readonly field?: string;
  /** Longitude and latitude, EPSG:4326. */
  readonly place?: readonly [number, number];
}

/** Words in both languages, for a part of a message that is itself a sentence. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

export type Language = 'zh-CN' | 'en';

type ErrorParams = Readonly<Record<string, string | number | Wording>>;

/** The one error that is shown to people. `params` fill the message of its code; `details` list every place. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly details: readonly ErrorDetail[];

  constructor(
    code: ErrorCode,
    params: ErrorParams = {},
    details: readonly ErrorDetail[] = [],
    options?: ErrorOptions,
  ) {
    super(fillMessage(errorCatalogue[code].en, params, 'en'), options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.details = details;
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }

  messageIn(language: Language): string {
    const tongue = language === 'en' ? 'en' : 'zh';
    return fillMessage(errorCatalogue[this.code][tongue], this.params, tongue);
  }
}

const fillMessage = (template: string, params: ErrorParams, tongue: 'zh' | 'en'): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? value[tongue] : String(value);
  });
