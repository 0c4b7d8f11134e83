import type { InputProblem } from '../contract/input-error.ts';
import { type WalkEdgeKind, walkEdgeKinds } from '../contract/walking.ts';
import type { WalkAccess, WalkEdge, WalkGate, WalkNetwork } from '../engines/walk/network.ts';
import type { LonLat } from '../engines/walk/plane.ts';
import { readWeekHours, type WeekHours } from '../engines/walk/week-hours.ts';
import type { CoordinateSystem } from './coordinate-systems.ts';
import { isObject, type RawFeature } from './geojson.ts';
import { footWayOf } from './osm-foot-access.ts';

const accessWords: readonly WalkAccess[] = ['open', 'private', 'closed'];
const yes = new Set(['yes', 'true', '1', '是']);
const no = new Set(['no', 'false', '0', '否']);

/** What the fields of a line say; null where nobody may walk. */
interface LineFields {
  readonly kind: WalkEdgeKind;
  readonly access: WalkAccess;
  readonly wheelchair: boolean | null;
  readonly name: string | null;
  readonly hours: WeekHours | null;
}

export interface LineReading {
  readonly network: WalkNetwork;
  readonly problems: readonly InputProblem[];
  readonly notes: readonly InputProblem[];
}

/**
 * A network of lines: two lines meet where they share a vertex (to a centimetre). Lines with a field `highway` follow
 * the rules of OpenStreetMap; others may say `kind`, `access`, `wheelchair`, `name` and, for gates, `hours`.
 */
export const networkOfLines = (features: readonly RawFeature[], system: CoordinateSystem): LineReading => {
  const reading = new LineReader(system);
  for (const feature of features) reading.add(feature);
  return reading.finish();
};

class LineReader {
  readonly #system: CoordinateSystem;
  readonly #problems: InputProblem[] = [];
  readonly #notes: InputProblem[] = [];
  readonly #lines: {
    readonly points: readonly LonLat[];
    readonly fields: LineFields;
    readonly id: string;
  }[] = [];
  readonly #uses = new Map<string, number>();
  #closed = 0;
  #kindless = 0;
  #others = 0;

  constructor(system: CoordinateSystem) {
    this.#system = system;
  }

  add({ position, properties, geometry }: RawFeature): void {
    const name = textOf(properties.name);
    const feature = name === null ? String(position) : `${position} ${name}`;
    const parts = partsOf(geometry);
    if (parts === null) {
      const type = isObject(geometry) && typeof geometry.type === 'string' ? geometry.type : 'null';
      if (type === 'Point' || type === 'MultiPoint') this.#others += 1;
      else this.#problems.push({ code: 'line-geometry-type', params: { type }, feature });
      return;
    }
    const fields = this.#fieldsOf(properties, feature);
    if (fields === null) return;
    for (const part of parts) this.#addLine(part, fields, feature);
  }

  #addLine(part: unknown, fields: LineFields, feature: string): void {
    const points: LonLat[] = [];
    for (const pair of Array.isArray(part) ? part : []) {
      const [east, north] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
      if (typeof east !== 'number' || typeof north !== 'number') {
        this.#problems.push({ code: 'coordinate-not-number', feature });
        return;
      }
      const place = this.#system.toLonLat(east, north);
      if (place === null) {
        this.#problems.push({ code: 'coordinate-out-of-range', params: { east, north }, feature });
        return;
      }
      const last = points.at(-1);
      if (last === undefined || keyOf(last) !== keyOf(place)) points.push(place);
    }
    if (points.length < 2) {
      const [place] = points;
      this.#problems.push({ code: 'line-too-short', feature, ...(place === undefined ? {} : { place }) });
      return;
    }
    for (const point of points) this.#uses.set(keyOf(point), (this.#uses.get(keyOf(point)) ?? 0) + 1);
    this.#lines.push({ points, fields, id: feature });
  }

  #fieldsOf(properties: Readonly<Record<string, unknown>>, feature: string): LineFields | null {
    if (textOf(properties.highway) !== null) {
      const tags = Object.fromEntries(
        Object.entries(properties).flatMap(([key, value]) => [[key, textOf(value) ?? '']]),
      );
      const foot = footWayOf(tags);
      if (foot === null) this.#closed += 1;
      return foot === null ? null : { ...foot, hours: null };
    }
    const given = textOf(properties.kind);
    if (given === null) this.#kindless += 1;
    const kind = given === null ? 'path' : this.#word(given, walkEdgeKinds, 'kind', feature);
    const access = this.#word(textOf(properties.access) ?? 'open', accessWords, 'access', feature);
    const wheels = (textOf(properties.wheelchair) ?? '').toLowerCase();
    const isKnown = wheels === '' || yes.has(wheels) || no.has(wheels);
    if (!isKnown) this.#word(wheels, ['yes', 'no'], 'wheelchair', feature);
    if (kind === null || access === null || !isKnown) return null;
    const wheelchair = yes.has(wheels) ? true : no.has(wheels) ? false : null;
    return {
      kind,
      access,
      wheelchair,
      name: textOf(properties.name),
      hours: this.#hoursOf(properties, feature),
    };
  }

  #word<Word extends string>(
    value: string,
    known: readonly Word[],
    name: string,
    feature: string,
  ): Word | null {
    const found = known.find((word) => word === value);
    if (found !== undefined) return found;
    const params = { name, value: value.slice(0, 40), known: known.join(', ') };
    this.#problems.push({ code: 'walk-value-unknown', params, feature, field: name });
    return null;
  }

  #hoursOf(properties: Readonly<Record<string, unknown>>, feature: string): WeekHours | null {
    const text = textOf(properties.hours) ?? textOf(properties.opening_hours);
    if (text === null) return null;
    const hours = readWeekHours(text);
    if (!('fault' in hours)) return hours;
    const code = hours.fault === 'not-understood' ? 'hours-not-understood' : 'hours-impossible';
    this.#notes.push({ code, params: { hours: text.slice(0, 80) }, feature });
    return null;
  }

  finish(): LineReading {
    const nodes: LonLat[] = [];
    const edges: WalkEdge[] = [];
    const gates: WalkGate[] = [];
    const numbers = new Map<string, number>();
    const numberOf = (point: LonLat): number => {
      const known = numbers.get(keyOf(point));
      if (known !== undefined) return known;
      numbers.set(keyOf(point), nodes.length);
      return nodes.push(point) - 1;
    };
    for (const { points, fields, id } of this.#lines) {
      const { hours, ...rest } = fields;
      const isGate = rest.kind === 'gate' || hours !== null;
      const gate = isGate ? gates.push({ id, place: points[0] as LonLat, hours }) - 1 : null;
      for (const line of piecesOf(points, this.#uses))
        edges.push({
          from: numberOf(line[0] as LonLat),
          to: numberOf(line.at(-1) as LonLat),
          line,
          lengthMeters: null,
          ...rest,
          gate,
        });
    }
    const count = (
      code: 'note-closed-ways' | 'note-kind-missing' | 'note-elements-left-out',
      many: number,
    ) => (many === 0 ? [] : [{ code, params: { count: many } }]);
    const notes = [
      ...this.#notes,
      ...count('note-closed-ways', this.#closed),
      ...count('note-kind-missing', this.#kindless),
      ...count('note-elements-left-out', this.#others),
    ];
    return { network: { nodes, edges, gates }, problems: this.#problems, notes };
  }
}

/** Cuts a line where other lines share a vertex, or it meets itself. */
const piecesOf = (points: readonly LonLat[], uses: ReadonlyMap<string, number>): LonLat[][] => {
  const pieces: LonLat[][] = [];
  let piece: LonLat[] = [];
  for (const [i, point] of points.entries()) {
    piece.push(point);
    if (piece.length > 1 && (i === points.length - 1 || (uses.get(keyOf(point)) ?? 0) > 1)) {
      pieces.push(piece);
      piece = [point];
    }
  }
  return pieces;
};

const partsOf = (geometry: unknown): readonly unknown[] | null => {
  if (!isObject(geometry)) return null;
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' && Array.isArray(geometry.coordinates)
    ? geometry.coordinates
    : null;
};

const textOf = (value: unknown): string | null => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};

const keyOf = ([longitude, latitude]: LonLat): string => `${longitude.toFixed(7)} ${latitude.toFixed(7)}`;
