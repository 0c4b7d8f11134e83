import type { InputProblem } from '../contract/input-error.ts';
import {
  type PlainPerson,
  type ReporterField,
  type RequestType,
  requestTypes,
  type TicketMapping,
  type TicketState,
  ticketStates,
  type ValueSource,
} from '../contract/ticket-mapping.ts';
import { assumedSystem, type CoordinateSystem, findSystem } from './coordinate-systems.ts';
import type { CsvRow } from './csv-rows.ts';
import type { TicketColumns } from './ticket-columns.ts';
import { type TimeReader, timeReader } from './time-format.ts';

/** A ticket as a row gives it. */
export interface TicketRow {
  readonly number: string;
  readonly source: string;
  readonly requestType: RequestType;
  readonly category: string | null;
  readonly receivedAt: Date;
  readonly occurredAt: Date | null;
  readonly closedAt: Date | null;
  readonly state: TicketState;
  readonly confidential: boolean;
  readonly responsibleUnit: string | null;
  readonly declaredPlace: string | null;
  /** EPSG:4326; both or neither. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** Only for the sealer; null where the mapping takes nothing personal or the row holds none. */
  readonly person: PlainPerson | null;
}

export type ReadTicket = { readonly ticket: TicketRow } | { readonly problems: readonly InputProblem[] };

const dayMs = 86_400_000;
const oldest = Date.UTC(1949, 9, 1);
const shownCharacters = 40;
const longest = { number: 64, text: 100 } as const;
const longestOfPerson: Readonly<Record<ReporterField, number>> = {
  name: 100,
  phone: 100,
  address: 300,
  content: 20_000,
};
const emptyWords = new Set(['', '-', '—', 'null', 'NULL', 'N/A', 'NaN']);
const requestTypeWords: Readonly<Record<string, RequestType>> = {
  咨询: 'consultation',
  求助: 'help',
  投诉: 'complaint',
  举报: 'report',
  建议: 'suggestion',
  信访: 'petition',
};
const stateWords: Readonly<Record<string, TicketState>> = {
  受理: 'received',
  立案: 'filed',
  派遣: 'dispatched',
  签收: 'signed',
  处置: 'handling',
  办理中: 'handling',
  待核查: 'to-verify',
  待回访: 'to-call-back',
  结案: 'closed',
  办结: 'closed',
  不予受理: 'rejected',
  并单: 'merged',
  挂账: 'suspended',
};

/** Reads the rows of one file by one mapping that was checked. */
export class TicketRowReader {
  readonly #mapping: TicketMapping;
  readonly #columns: TicketColumns;
  readonly #readTime: TimeReader;
  readonly #system: CoordinateSystem | null;
  readonly #latest: number;

  constructor(mapping: TicketMapping, columns: TicketColumns, now: Date) {
    const readTime = timeReader(mapping.time.format, mapping.time.zone);
    if (readTime === null) throw new Error('the mapping was not checked');
    this.#mapping = mapping;
    this.#columns = columns;
    this.#readTime = readTime;
    this.#system = mapping.place === undefined ? null : findSystem(mapping.place.crs ?? assumedSystem);
    this.#latest = now.getTime() + dayMs;
  }

  read({ row, values }: CsvRow): ReadTicket {
    if (values.length !== this.#columns.count) {
      const params = { found: values.length, expected: this.#columns.count };
      return { problems: [{ code: 'row-columns', row, params }] };
    }
    const fields = new FieldReader(row, values, this.#columns);
    const { number, receivedAt, occurredAt, closedAt, declaredPlace } = this.#mapping;
    const received = this.#time(fields, receivedAt, true);
    const closed = this.#time(fields, closedAt, false);
    const place = this.#place(fields);
    const ticket = {
      number: fields.needed(number, longest.number),
      source: fields.translated(this.#mapping.source) ?? '导入',
      requestType: fields.oneOf(this.#mapping.requestType, requestTypes, requestTypeWords) ?? 'other',
      category: fields.translated(this.#mapping.category),
      receivedAt: received ?? new Date(0),
      occurredAt: this.#time(fields, occurredAt, false),
      closedAt: closed,
      state:
        fields.oneOf(this.#mapping.state, ticketStates, stateWords) ??
        (closed === null ? 'received' : 'closed'),
      confidential: this.#confidential(fields),
      responsibleUnit: fields.text(this.#mapping.responsibleUnit?.column, longest.text),
      declaredPlace: fields.text(declaredPlace, longest.text),
      person: this.#person(fields),
      ...place,
    } as const;
    return fields.problems.length > 0 ? { problems: fields.problems } : { ticket };
  }

  #time(fields: FieldReader, column: string | undefined, needed: boolean): Date | null {
    const text =
      needed && column !== undefined ? fields.needed(column, shownCharacters) : fields.text(column);
    if (text === null || text === '' || column === undefined) return null;
    const at = this.#readTime(text);
    const { format } = this.#mapping.time;
    if (at === null) fields.fault('time-wrong', column, { value: text, format });
    else if (at.getTime() > this.#latest) fields.fault('time-in-future', column, { value: text });
    else if (at.getTime() < oldest) fields.fault('time-too-old', column, { value: text });
    return at;
  }

  #person(fields: FieldReader): PlainPerson | null {
    const { person } = this.#mapping;
    if (person === undefined) return null;
    const text = (field: ReporterField): string | null => fields.text(person[field], longestOfPerson[field]);
    const read = {
      name: text('name'),
      phone: text('phone'),
      address: text('address'),
      content: text('content'),
    };
    return Object.values(read).some((value) => value !== null) ? read : null;
  }

  #confidential(fields: FieldReader): boolean {
    const { confidential } = this.#mapping;
    return confidential?.values.includes(fields.text(confidential.column) ?? '') ?? false;
  }

  /** No coordinate, or both halves 0 as exports write for none: a ticket without a place. */
  #place(fields: FieldReader): { longitude: number | null; latitude: number | null } {
    const nowhere = { longitude: null, latitude: null };
    const { place } = this.#mapping;
    if (place === undefined || this.#system === null) return nowhere;
    const [eastColumn, northColumn] = 'x' in place ? [place.x, place.y] : [place.longitude, place.latitude];
    const east = fields.number(eastColumn);
    const north = fields.number(northColumn);
    if (east === 'wrong' || north === 'wrong') return nowhere;
    if ((east ?? 0) === 0 && (north ?? 0) === 0) return nowhere;
    if (east === null || north === null) {
      fields.fault('place-half', east === null ? eastColumn : northColumn, {});
      return nowhere;
    }
    const point = this.#system.toLonLat(east, north);
    if (point !== null) return { longitude: point[0], latitude: point[1] };
    if (this.#system.kind === 'geographic')
      fields.fault('coordinate-out-of-range', eastColumn, { east, north });
    else fields.fault('crs-does-not-fit', eastColumn, { east, north, crs: this.#system.name });
    return nowhere;
  }
}

class FieldReader {
  readonly problems: InputProblem[] = [];
  readonly #row: number;
  readonly #values: readonly string[];
  readonly #columns: TicketColumns;

  constructor(row: number, values: readonly string[], columns: TicketColumns) {
    this.#row = row;
    this.#values = values;
    this.#columns = columns;
  }

  fault(code: InputProblem['code'], field: string, params: Record<string, string | number>): void {
    const { value } = params;
    const shown = typeof value === 'string' ? { value: value.slice(0, shownCharacters) } : {};
    this.problems.push({ code, row: this.#row, field, params: { ...params, ...shown } });
  }

  text(column: string | undefined, limit: number = longest.text): string | null {
    const value = column === undefined ? '' : (this.#values[this.#columns.indexOf.get(column) ?? -1] ?? '');
    const text = value.trim();
    if (column === undefined || emptyWords.has(text)) return null;
    if (text.length > limit) this.fault('value-too-long', column, { limit });
    return text;
  }

  needed(column: string, limit: number): string {
    const text = this.text(column, limit);
    if (text === null) this.fault('value-missing', column, {});
    return text ?? '';
  }

  number(column: string): number | null | 'wrong' {
    const text = this.text(column);
    if (text === null) return null;
    const value = Number(text.replaceAll(',', ''));
    if (Number.isFinite(value)) return value;
    this.fault('number-wrong', column, { value: text });
    return 'wrong';
  }

  /** The value as translated by the mapping; a value without a counterpart stays as it is. */
  translated(source: ValueSource | undefined): string | null {
    if (source === undefined) return null;
    if (typeof source === 'string') return this.text(source);
    if ('constant' in source) return source.constant;
    const text = this.text(source.column);
    return (text === null ? null : source.values?.[text]) ?? source.otherwise ?? text;
  }

  /** One of the product's own words, translated by the mapping or by the usual Chinese ones. */
  oneOf<Word extends string>(
    source: ValueSource | undefined,
    words: readonly Word[],
    usual: Readonly<Record<string, Word>>,
  ): Word | null {
    const text = this.translated(source);
    if (text === null || source === undefined) return null;
    const word = words.find((known) => known === text) ?? usual[text];
    if (word !== undefined) return word;
    const field = typeof source === 'string' ? source : 'column' in source ? source.column : '';
    this.fault('value-unmapped', field, { value: text, known: words.join(', ') });
    return null;
  }
}
