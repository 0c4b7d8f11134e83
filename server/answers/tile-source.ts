import { finishShapes, type RawShapes } from '../engines/tiles/raw-shapes.ts';
import { indexShapes, type ShapeIndex } from '../engines/tiles/shapes.ts';
import { inTurns } from './turns.ts';

/** A source layer with the shapes that it draws. */
export interface DrawnLayer {
  readonly name: string;
  readonly index: ShapeIndex;
  /** Polygons smaller than this are left out, in square tile units (64 are one square pixel). */
  readonly minArea?: number;
}

/** What the tiles of a layer are cut from, kept in memory for one revision. */
export interface TileSource {
  layersAt(zoom: number): Promise<readonly DrawnLayer[]>;
}

/** Rows of a page; a page is one short transaction, and between pages other work gets its turn. */
export const pageSize = 1000;

/** Reads all pages: `readPage` takes the id after which it begins, `take` what it gave. */
export const readPages = async <Row extends { readonly id: number }>(
  readPage: (afterId: number) => Promise<readonly Row[]>,
  take: (rows: readonly Row[]) => void | Promise<void>,
): Promise<void> => {
  for (let afterId = 0; ; ) {
    const rows = await readPage(afterId);
    await take(rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    afterId = last.id;
  }
};

/** An index over features that share no boundaries. */
export const indexOf = async (raw: RawShapes): Promise<ShapeIndex> =>
  inTurns(indexShapes(await inTurns(finishShapes(raw))));
