import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { UnitInput } from '../../server/engines/net/net-input.ts';
import type { Point } from '../../server/engines/net/plane.ts';
import { unitOf } from './small-net.ts';

const folder = join(import.meta.dirname, '../../../shared/data/topology');

/** Whether the files of precincts are there, and GDAL to read them. */
export const hasPrecincts = existsSync(folder) && spawnSync('ogr2ogr', ['--version']).status === 0;

interface Collection {
  readonly features: readonly {
    readonly geometry: {
      readonly type: 'Polygon' | 'MultiPolygon';
      readonly coordinates: number[][][] | number[][][][];
    };
  }[];
}

/** The voting precincts of Denver as streets of a district, before or after their repair by another tool. */
export const denverPrecincts = (which: 'orig' | 'repaired'): UnitInput[] => {
  const archive = `/vsizip/${join(folder, `DenverCo_precincts2018_${which}.zip`)}`;
  const args = ['-f', 'GeoJSON', '/vsistdout/', archive, '-t_srs', 'EPSG:32613', '-lco', 'RFC7946=NO'];
  const { stdout, status, stderr } = spawnSync('ogr2ogr', args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(stderr);
  const { features } = JSON.parse(stdout) as Collection;
  const shapes = features.map(({ geometry: { type, coordinates } }) =>
    ((type === 'Polygon' ? [coordinates] : coordinates) as number[][][][]).map((rings) =>
      rings.map((ring) =>
        ring.map(
          ([x = 0, y = 0]): Point => [Math.round((x - 500_000) * 100), Math.round((y - 4_390_000) * 100)],
        ),
      ),
    ),
  );
  return [
    { unit: unitOf(1, 'district', null), polygons: null },
    ...shapes.map((polygons, index) => ({ unit: unitOf(1000 + index, 'street', 1), polygons })),
  ];
};
