import { addFeature, startShapes } from '../engines/tiles/raw-shapes.ts';
import type { Reading } from '../queries/reading.ts';
import { listTileCompounds, listTileEntrances } from '../queries/tile-compounds.ts';
import { compoundLabelMinZoom, compoundMinZoom, entranceMinZoom } from './tile-plan.ts';
import { indexOf, pageSize, readPages, type TileSource } from './tile-source.ts';

/** The scheme whose terms colour the compounds. */
const shownScheme = 'wuhua';

/** Loads compounds, their names and their entrances. */
export const loadCompoundSource = async (read: Reading): Promise<TileSource> => {
  const outlines = startShapes();
  const labels = startShapes();
  const entrances = startShapes();
  await readPages(
    (afterId) => read((sql) => listTileCompounds(sql, shownScheme, afterId, pageSize)),
    async (rows) => {
      for (const { id, name, type, geometry, labelPoint } of rows) {
        addFeature(outlines, { id, properties: { type }, geometry, minZoom: compoundMinZoom });
        addFeature(labels, { id, properties: { name }, geometry: labelPoint, minZoom: compoundLabelMinZoom });
      }
      const [first, last] = [rows[0], rows.at(-1)];
      if (first === undefined || last === undefined) return;
      for (const row of await read((sql) => listTileEntrances(sql, first.id, last.id))) {
        const { compound, kind, wheelchair, geometry } = row;
        const properties = { compound, kind, wheelchair };
        addFeature(entrances, { id: null, properties, geometry, minZoom: entranceMinZoom });
      }
    },
  );
  const layers = [
    { name: 'compounds', index: await indexOf(outlines), minArea: 64 },
    { name: 'compound-labels', index: await indexOf(labels) },
    { name: 'entrances', index: await indexOf(entrances) },
  ];
  return { layersAt: async () => layers };
};
