import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Polygon } from '../engines/net/plane.ts';
import { BenchFailure } from './bench-failure.ts';

const version = '0.7.70';

interface Mapshaper {
  applyCommands(
    commands: string,
    input: Readonly<Record<string, string>>,
  ): Promise<Record<string, { toString(): string }>>;
}

export interface PeerAnswer {
  /** Polygons by unit, in centimetres; none for a unit that was lost. */
  readonly shapes: readonly (readonly Polygon[])[];
  /** Processor time without reading and writing the text. */
  readonly seconds: number;
}

/** Cleans polygons (by number, in centimetres) with mapshaper, which is installed for it into a folder of its own. */
export const cleanByMapshaper = async (
  shapes: readonly (readonly (readonly (readonly [number, number])[])[])[],
  gapSquareMeters: number,
  snapMeters: number | null,
): Promise<PeerAnswer> => {
  const mapshaper = installed();
  const features = shapes.map((rings, id) => ({
    type: 'Feature',
    properties: { id },
    geometry: { type: 'Polygon', coordinates: rings.map(closedInMeters) },
  }));
  const input = { 'in.json': JSON.stringify({ type: 'FeatureCollection', features }) };
  const seconds = async (commands: string): Promise<[number, string]> => {
    const before = process.cpuUsage();
    const output = await mapshaper.applyCommands(commands, input);
    return [process.cpuUsage(before).user / 1e6, output['out.json']?.toString() ?? ''];
  };
  const snap = snapMeters === null ? '' : `snap-interval=${snapMeters}`;
  const [idle] = await seconds('-i in.json -o out.json');
  const [all, text] = await seconds(`-i in.json -clean gap-fill-area=${gapSquareMeters} ${snap} -o out.json`);
  return { shapes: readShapes(text, shapes.length), seconds: all - idle };
};

const installed = (): Mapshaper => {
  const folder = join(tmpdir(), `wangge-bench-mapshaper-${version}`);
  if (!existsSync(join(folder, 'node_modules/mapshaper/package.json'))) {
    mkdirSync(folder, { recursive: true });
    const flags = ['--no-save', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'];
    const done = spawnSync('npm', ['install', '--prefix', folder, ...flags, `mapshaper@${version}`], {
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new BenchFailure(`mapshaper could not be installed: ${done.stderr}`);
  }
  return createRequire(join(folder, 'x.js'))('mapshaper') as Mapshaper;
};

const closedInMeters = (ring: readonly (readonly [number, number])[]): number[][] =>
  [...ring, ...ring.slice(0, 1)].map(([x, y]) => [x / 100, y / 100]);

const readShapes = (text: string, count: number): Polygon[][] => {
  const { features } = JSON.parse(text) as {
    features: {
      properties: { id: number };
      geometry: { type: string; coordinates: number[][][] | number[][][][] } | null;
    }[];
  };
  const shapes = Array.from({ length: count }, (): Polygon[] => []);
  for (const { properties, geometry } of features) {
    if (geometry === null) continue;
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const part of parts as number[][][][])
      shapes[properties.id]?.push(
        part.map((ring) =>
          Int32Array.from(
            ring.slice(0, -1).flatMap(([x = 0, y = 0]) => [Math.round(x * 100), Math.round(y * 100)]),
          ),
        ),
      );
  }
  return shapes;
};
