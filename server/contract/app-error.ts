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

/** The one error that is shown to people. `params` fill the message of its code; `details` list every place. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly details: readonly ErrorDetail[];

  constructor(
    code: ErrorCode,
    params: Readonly<Record<string, string | number>> = {},
    details: readonly ErrorDetail[] = [],
    options?: ErrorOptions,
  ) {
    super(fillMessage(errorCatalogue[code].en, params), options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.details = details;
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }

  messageIn(language: 'zh-CN' | 'en'): string {
    return fillMessage(errorCatalogue[this.code][language === 'en' ? 'en' : 'zh'], this.params);
  }
}

const fillMessage = (template: string, params: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
