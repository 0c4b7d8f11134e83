import { addFeature, type RawShapes, startShapes } from '../engines/tiles/raw-shapes.ts';
import type { Reading } from '../queries/reading.ts';
import { type BaseKind, baseKinds, listTileBaseFeatures } from '../queries/tile-base.ts';
import { baseMinZoom } from './tile-plan.ts';
import { type DrawnLayer, indexOf, pageSize, readPages, type TileSource } from './tile-source.ts';

/** Loads the base map: one source layer per kind of feature. */
export const loadBaseSource = async (read: Reading): Promise<TileSource> => {
  const shapes = new Map<BaseKind, RawShapes>(baseKinds.map((kind) => [kind, startShapes()]));
  await readPages(
    (afterId) => read((sql) => listTileBaseFeatures(sql, afterId, pageSize)),
    (rows) => {
      for (const row of rows) {
        const raw = shapes.get(row.kind);
        if (raw === undefined) continue;
        addFeature(raw, {
          id: row.id,
          properties: { class: row.class, name: row.name, name_en: row.nameEn, rank: row.rank },
          geometry: row.geometry,
          minZoom: baseMinZoom(row.kind, row.class, row.rank),
        });
      }
    },
  );
  const layers: DrawnLayer[] = [];
  for (const [name, raw] of shapes) layers.push({ name, index: await indexOf(raw), minArea: 128 });
  return { layersAt: async () => layers };
};
