import { isNetLine } from './lines.ts';
import type { Operation } from './operations.ts';
import { isOnPlane, isPoint } from './plane.ts';
import { isUnit, isUuid } from './unit.ts';

type Check = (value: unknown) => boolean;

const listOf =
  (check: Check, least = 0): Check =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.every(check);

const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const record =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' && value !== null && firstWrong(fields, value) === null;

const firstWrong = (fields: Readonly<Record<string, Check>>, value: object): string | null => {
  const given = value as Record<string, unknown>;
  return Object.keys(fields).find((name) => !(fields[name] as Check)(given[name])) ?? null;
};

const isText: Check = (value) => typeof value === 'string';
const isPath = listOf(isPoint, 2);
const isBetween: Check = (value) =>
  Array.isArray(value) &&
  value.length === 2 &&
  isUuid(value[0]) &&
  orNull(isUuid)(value[1]) &&
  value[0] !== value[1];
const isAttributes: Check = (value) =>
  isUnit({
    id: '00000000-0000-0000-0000-000000000000',
    level: 'district',
    parentId: null,
    code: '',
    name: '',
    isVoid: false,
    attributes: value,
  });
const isLine: Check = (value) => isNetLine(value, isOnPlane);

const fieldsOf: Readonly<Record<Operation['kind'], Readonly<Record<string, Check>>>> = {
  split: {
    unit: isUuid,
    lines: listOf(isPath, 1),
    parts: listOf(record({ unit: isUnit, places: listOf(isPoint) }), 1),
  },
  merge: { units: listOf(isUuid, 2), into: isUnit },
  reshape: { between: isBetween, path: isPath, through: orNull(isPoint) },
  'move-vertex': { unit: isUuid, from: isPoint, to: isPoint },
  subdivide: { unit: isUuid, child: isUnit },
  absorb: { unit: isUuid },
  reassign: { unit: isUuid, parentId: isUuid },
  'create-parent': { unit: isUnit, children: listOf(isUuid, 1) },
  'retire-parent': { unit: isUuid, into: isUuid },
  describe: {
    unit: isUuid,
    name: maybe(isText),
    code: maybe(isText),
    isVoid: maybe((value) => typeof value === 'boolean'),
    attributes: maybe(isAttributes),
  },
  patch: {
    units: listOf(record({ before: orNull(isUnit), after: orNull(isUnit) })),
    removed: listOf(isLine),
    added: listOf(isLine),
  },
};

/** The name of the first field of an operation from outside that is missing or wrong, or null. */
export const wrongFieldOf = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return 'operation';
  const { kind } = value as { kind?: unknown };
  if (typeof kind !== 'string' || !Object.hasOwn(fieldsOf, kind)) return 'kind';
  return firstWrong(fieldsOf[kind as Operation['kind']], value);
};
