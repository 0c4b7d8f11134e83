import { PbfWriter } from 'pbf';
import type { Path } from './ring.ts';
import type { Properties } from './shapes.ts';
import type { TileFeature } from './tile-features.ts';
import { tileExtent } from './tile-frame.ts';
import { pointType, polygonType } from './wkb.ts';

export interface TileLayer {
  readonly name: string;
  readonly features: readonly TileFeature[];
}

type Value = string | number | boolean;

/** Keys and values that the features of a layer share, numbered in the order in which they were first met. */
interface Dictionary {
  readonly keys: Map<string, number>;
  readonly values: Map<Value, number>;
}

// Field numbers of vector_tile.proto (MVT 2.1).
const layerOfTile = 3;
const layerField = { version: 15, name: 1, feature: 2, key: 3, value: 4, extent: 5 };
const featureField = { id: 1, tags: 2, type: 3, geometry: 4 };
const valueField = { string: 1, double: 3, unsigned: 5, signed: 6, boolean: 7 };
const moveTo = 1;
const lineTo = 2;
const closePath = 7;

/** A Mapbox Vector Tile 2.1. Layers without features are left out, so an empty tile has no bytes at all. */
export const encodeTile = (layers: readonly TileLayer[]): Uint8Array => {
  const pbf = new PbfWriter();
  for (const layer of layers) {
    if (layer.features.length > 0) pbf.writeMessage(layerOfTile, writeLayer, layer);
  }
  return pbf.finish();
};

const writeLayer = (layer: TileLayer, pbf: PbfWriter): void => {
  const dictionary: Dictionary = { keys: new Map(), values: new Map() };
  pbf.writeVarintField(layerField.version, 2);
  pbf.writeStringField(layerField.name, layer.name);
  pbf.writeVarintField(layerField.extent, tileExtent);
  for (const feature of layer.features) {
    pbf.writeMessage(layerField.feature, writeFeature, { feature, dictionary });
  }
  for (const key of dictionary.keys.keys()) pbf.writeStringField(layerField.key, key);
  for (const value of dictionary.values.keys()) pbf.writeMessage(layerField.value, writeValue, value);
};

const writeFeature = (
  { feature, dictionary }: { feature: TileFeature; dictionary: Dictionary },
  pbf: PbfWriter,
): void => {
  if (feature.id > 0) pbf.writeVarintField(featureField.id, feature.id);
  pbf.writePackedVarint(featureField.tags, tagsOf(feature.properties, dictionary));
  pbf.writeVarintField(featureField.type, feature.type);
  pbf.writePackedVarint(featureField.geometry, commandsOf(feature));
};

const tagsOf = (properties: Properties, dictionary: Dictionary): number[] => {
  const tags: number[] = [];
  for (const [key, value] of Object.entries(properties)) {
    if (value !== null) tags.push(numberOf(key, dictionary.keys), numberOf(value, dictionary.values));
  }
  return tags;
};

const numberOf = <T>(item: T, known: Map<T, number>): number => {
  const number = known.get(item) ?? known.size;
  if (number === known.size) known.set(item, number);
  return number;
};

const writeValue = (value: Value, pbf: PbfWriter): void => {
  if (typeof value === 'string') pbf.writeStringField(valueField.string, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(valueField.boolean, value);
  else if (!Number.isSafeInteger(value)) pbf.writeDoubleField(valueField.double, value);
  else if (value >= 0) pbf.writeVarintField(valueField.unsigned, value);
  else pbf.writeSVarintField(valueField.signed, value);
};

/** Command integers and zigzag deltas of MVT 2.1, section 4.3. */
const commandsOf = (feature: TileFeature): number[] => {
  const commands: number[] = [];
  const cursor = { x: 0, y: 0 };
  if (feature.type === pointType) {
    commands.push(command(moveTo, feature.paths.length));
    for (const point of feature.paths) pushDeltas(commands, cursor, point, 0, 2);
    return commands;
  }
  for (const path of feature.paths) {
    commands.push(command(moveTo, 1));
    pushDeltas(commands, cursor, path, 0, 2);
    commands.push(command(lineTo, path.length / 2 - 1));
    pushDeltas(commands, cursor, path, 2, path.length);
    if (feature.type === polygonType) commands.push(command(closePath, 1));
  }
  return commands;
};

const command = (id: number, count: number): number => (count << 3) | id;

const pushDeltas = (
  commands: number[],
  cursor: { x: number; y: number },
  path: Path,
  from: number,
  to: number,
): void => {
  for (let i = from; i < to; i += 2) {
    const x = path[i] as number;
    const y = path[i + 1] as number;
    commands.push(zigzag(x - cursor.x), zigzag(y - cursor.y));
    cursor.x = x;
    cursor.y = y;
  }
};

const zigzag = (delta: number): number => ((delta << 1) ^ (delta >> 31)) >>> 0;
