import { AppError, type ErrorDetail } from './app-error.ts';
import { type InputCode, inputWords } from './input-words.ts';
import type { ErrorCode } from './messages.ts';

export type Language = 'zh-CN' | 'en';

/** One thing that is wrong with a file, or worth knowing about it, before it is put in words. */
export interface InputProblem {
  readonly code: InputCode;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Line of the file, the first is 1. */
  readonly row?: number;
  /** Position and name of a feature, such as `3 东山街道`. */
  readonly feature?: string;
  readonly field?: string;
  /** Longitude and latitude, EPSG:4326. */
  readonly place?: readonly [number, number];
}

/** Problems that belong together, under a heading without a place. */
export interface ProblemGroup {
  readonly heading: InputProblem;
  readonly problems: readonly InputProblem[];
}

/** The words of a problem in one language, without where it is. */
export const problemText = (problem: InputProblem, language: Language): string => {
  const words = inputWords[problem.code];
  return (language === 'en' ? words.en : words.zh).replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(problem.params?.[name] ?? whole),
  );
};

/** The problems as they go over the wire. */
export const problemDetails = (
  problems: readonly InputProblem[],
  file: string,
  language: Language,
): ErrorDetail[] =>
  problems.map((problem) => ({
    message: problemText(problem, language),
    file,
    ...(problem.row === undefined ? {} : { row: problem.row }),
    ...(problem.feature === undefined ? {} : { feature: problem.feature }),
    ...(problem.field === undefined ? {} : { field: problem.field }),
    ...(problem.place === undefined ? {} : { place: problem.place }),
  }));

/**
 * An AppError about something that was handed in. `{reason}` in its message is its first problem,
 * in the language that is asked for; `details` are in Chinese, `detailsIn` gives both.
 */
export class InputError extends AppError {
  readonly problems: readonly InputProblem[];
  readonly file: string;
  /** Problems under headings, where they are of several kinds; else empty. */
  readonly groups: readonly ProblemGroup[];

  constructor(
    code: ErrorCode,
    file: string,
    problems: readonly InputProblem[],
    params: Readonly<Record<string, string | number>> = {},
    groups: readonly ProblemGroup[] = [],
  ) {
    super(code, { ...reasonOf(problems, 'en'), file, ...params }, problemDetails(problems, file, 'zh-CN'));
    this.name = 'InputError';
    this.problems = problems;
    this.file = file;
    this.groups = groups;
  }

  override messageIn(language: Language): string {
    const params = { ...this.params, ...reasonOf(this.problems, language) };
    return new AppError(this.code, params).messageIn(language);
  }

  detailsIn(language: Language): ErrorDetail[] {
    return problemDetails(this.problems, this.file, language);
  }
}

const reasonOf = (problems: readonly InputProblem[], language: Language): { reason: string } | object =>
  problems[0] === undefined ? {} : { reason: problemText(problems[0], language) };
