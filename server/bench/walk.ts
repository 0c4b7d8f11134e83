import { resolve } from 'node:path';
import { benchContours } from './walk-contours.ts';
import { benchDemo } from './walk-demo.ts';
import { benchGraphs } from './walk-graphs.ts';
import { benchSearch } from './walk-search.ts';

/** Searches, contours, and the demo district; real networks come from the folder that is given, if it is there. */
export const run = async (args: readonly string[]): Promise<void> => {
  const graphs = await benchGraphs(resolve(args[0] ?? '../shared/data/osm'));
  for (const graph of graphs) benchSearch(graph);
  for (const graph of graphs) if (graph.file !== null) benchContours(graph);
  await benchDemo();
};
