import { addFeature, startShapes } from '../engines/tiles/raw-shapes.ts';
import type { Reading } from '../queries/reading.ts';
import { listTileBuildings } from '../queries/tile-buildings.ts';
import { buildingMinZoom } from './tile-plan.ts';
import { indexOf, pageSize, readPages, type TileSource } from './tile-source.ts';

/** Loads buildings. */
export const loadBuildingSource = async (read: Reading): Promise<TileSource> => {
  const outlines = startShapes();
  await readPages(
    (afterId) => read((sql) => listTileBuildings(sql, afterId, pageSize)),
    (rows) => {
      for (const { id, use, floors, geometry } of rows) {
        addFeature(outlines, { id, properties: { use, floors }, geometry, minZoom: buildingMinZoom });
      }
    },
  );
  const layers = [{ name: 'buildings', index: await indexOf(outlines), minArea: 48 }];
  return { layersAt: async () => layers };
};
