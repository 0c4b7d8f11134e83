import type { InputProblem } from '../contract/input-error.ts';
import { findJsonFault, type JsonFault } from './json-fault.ts';

/** JSON that was read, or what is wrong with it; `wrapping` is what stood before the data in a script. */
export type ParsedJson =
  | { readonly value: unknown; readonly wrapping: string | null }
  | { readonly problem: InputProblem };

const scriptStart = /^\s*(?:export\s+default|(?:(?:var|let|const)\s+)?[A-Za-z_$][\w$.]*\s*=)\s*/;
const scriptEnd = /[\s;]*$/;

/** Parses JSON, also when a script (`var x = {…};`) wraps it; tells line, column and byte of the first fault. */
export const parseJson = (text: string): ParsedJson => {
  const start = scriptStart.exec(text)?.[0];
  const body = start === undefined ? text : text.slice(start.length).replace(scriptEnd, '');
  const wrapping = start?.trim() ?? null;
  try {
    return { value: JSON.parse(body) as unknown, wrapping };
  } catch {
    const fault = findJsonFault(body);
    if (fault === null) throw new Error('the fault in the JSON was not found');
    return {
      problem: problemOf(text, { ...fault, position: fault.position + (start?.length ?? 0) }, wrapping),
    };
  }
};

const problemOf = (text: string, fault: JsonFault, wrapping: string | null): InputProblem => {
  const before = text.slice(0, fault.position);
  const lastBreak = before.lastIndexOf('\n');
  const params = {
    line: before.split('\n').length,
    column: fault.position - lastBreak,
    byte: Buffer.byteLength(before) + 1,
    expected: fault.expected,
    found: fault.found,
  };
  if (fault.found === '') return { code: 'json-truncated', params, row: params.line };
  if (wrapping !== null)
    return { code: 'script-broken', params: { ...params, prefix: wrapping }, row: params.line };
  return { code: 'json-broken', params, row: params.line };
};
