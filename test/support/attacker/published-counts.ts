// What anybody can see and know, as plain JSON. Nothing here comes from the server's own code.

/** A number of a public table, or the mark in its place. */
export interface PublishedCount {
  readonly tableId: string;
  readonly place: string;
  readonly month: string;
  /** As shown; null where it is kept back. */
  readonly value: number | null;
  /**
   * The pieces of ground, time and kind that the count sums over, the same name wherever it is the same piece.
   * Maps of two revisions give the pieces of ground (partsByOverlap); a month, a category or a later import
   * divides each of them.
   */
  readonly parts: readonly string[];
  /** How far the true count may lie from the value: 2 unless told, 0 for exact counts. */
  readonly halfWidth?: number;
  /** What the true count is at least where a value is shown, as the rules of publication say: 0 unless told. */
  readonly atLeast?: number;
}

/** A table's places, each as the units (grids, blocks, squares) that a map shows inside it. */
export interface MappedTable {
  readonly tableId: string;
  readonly places: readonly { readonly place: string; readonly units: readonly string[] }[];
}

/**
 * The pieces of ground that tables of different nets or lines tell apart: for each table and place the names of
 * its pieces. Units that lie in the same place of every table are one piece.
 */
export const partsByOverlap = (
  tables: readonly MappedTable[],
): Record<string, Record<string, readonly string[]>> => {
  const placesOf = new Map<string, string[]>();
  for (const [index, { places }] of tables.entries())
    for (const { place, units } of places)
      for (const unit of units) {
        const own = placesOf.get(unit) ?? tables.map(() => '');
        own[index] = place;
        placesOf.set(unit, own);
      }
  const parts: Record<string, Record<string, readonly string[]>> = {};
  for (const { tableId, places } of tables) {
    const ofTable: Record<string, readonly string[]> = {};
    for (const { place, units } of places)
      ofTable[place] = [...new Set(units.map((unit) => JSON.stringify(placesOf.get(unit))))];
    parts[tableId] = ofTable;
  }
  return parts;
};
