import type { Point } from '../../server/engines/net/plane.ts';
import type { Frame } from '../drafting/frame.ts';
import type { DrawnUnit, NetPicture, SplitPreview } from '../drafting/messages.ts';

export type Tone = 'below' | 'within' | 'above' | 'none';

const feature = (geometry: GeoJSON.Geometry, properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature => ({
  ...{ type: 'Feature', geometry, properties },
});

/** Leaves with how they stand to their targets and whether they are chosen. */
export const facesOf = (
  { faces, units }: NetPicture,
  chosen: ReadonlySet<string>,
  tones: ReadonlyMap<string, Tone>,
): GeoJSON.Feature[] => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return faces.map(({ geometry, properties }) => {
    const id = String(properties?.id);
    const { level } = byId.get(id) ?? {};
    return feature(geometry, { id, level, tone: tones.get(id) ?? 'none', isChosen: chosen.has(id) });
  });
};

const placesOf = (path: readonly number[], frame: Frame): [number, number][] =>
  Array.from({ length: path.length / 2 }, (_, i) =>
    frame.toLonLat([path[i * 2] as number, path[i * 2 + 1] as number]),
  );

export const linesOf = ({ lines }: NetPicture, frame: Frame): GeoJSON.Feature[] =>
  lines.map(({ path, tier, isLocked }) =>
    feature({ type: 'LineString', coordinates: placesOf(path, frame) }, { tier, isLocked }),
  );

/** The part of a code that tells units below one parent apart. */
const shortCode = ({ code }: DrawnUnit): string => code.slice(-3);

/** Codes in the middle of grids and, of what is finer, of leaves. */
export const labelsOf = ({ units }: NetPicture, frame: Frame): GeoJSON.Feature[] =>
  units
    .filter(({ level }) => level.endsWith('-grid'))
    .map((unit) => {
      const [west, south, east, north] = unit.box;
      const middle = frame.toLonLat([(west + east) / 2, (south + north) / 2]);
      const isGrid = unit.level !== 'micro-grid';
      return feature({ type: 'Point', coordinates: middle }, { text: shortCode(unit), isGrid });
    });

/** What the hand is doing: all in centimetres. */
export interface Sketch {
  readonly line: readonly Point[];
  /** Where the pointer stands, and whether it caught something. */
  readonly hand: Point | null;
  readonly isCaught: boolean;
  readonly previews: readonly SplitPreview[];
  readonly chosenLine: readonly number[] | null;
  readonly fault: readonly [number, number] | null;
}

const pointsOf = (part: string, points: readonly Point[], { toLonLat }: Frame): GeoJSON.Feature[] =>
  points.map((point) => feature({ type: 'Point', coordinates: toLonLat(point) }, { part }));

const pairsOf = (path: readonly number[]): Point[] =>
  Array.from({ length: path.length / 2 }, (_, i) => [path[i * 2] as number, path[i * 2 + 1] as number]);

const middlesOf = (points: readonly Point[]): Point[] =>
  points.slice(1).map(([x, y], i) => {
    const [fromX, fromY] = points[i] as Point;
    return [Math.round((x + fromX) / 2), Math.round((y + fromY) / 2)];
  });

/** The line in the making with what it would divide, handles of the chosen line, where something was refused. */
export const featuresOfSketch = (sketch: Sketch, frame: Frame): GeoJSON.Feature[] => {
  const { line, hand, previews, chosenLine, fault } = sketch;
  const path = hand === null || line.length === 0 ? line : [...line, hand];
  const handles = chosenLine === null ? [] : pairsOf(chosenLine);
  return [
    ...previews.flatMap(({ pieces }) =>
      pieces.map(({ face }, index) => feature(face, { part: 'piece', index })),
    ),
    ...(chosenLine === null
      ? []
      : [feature({ type: 'LineString', coordinates: placesOf(chosenLine, frame) }, { part: 'chosen-line' })]),
    ...(path.length < 2
      ? []
      : [feature({ type: 'LineString', coordinates: path.map(frame.toLonLat) }, { part: 'line' })]),
    ...pointsOf('middle', middlesOf(handles), frame),
    ...pointsOf('handle', handles, frame),
    ...pointsOf('point', line, frame),
    ...(hand !== null && sketch.isCaught ? pointsOf('snap', [hand], frame) : []),
    ...(fault === null ? [] : [feature({ type: 'Point', coordinates: [...fault] }, { part: 'fault' })]),
  ];
};
