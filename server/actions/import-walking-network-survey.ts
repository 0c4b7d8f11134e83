import type { InputProblem } from '../contract/input-error.ts';
import { type Box, clipNetwork, widened } from '../engines/walk/clip.ts';
import { buildWalkGraph, type WalkGraph } from '../engines/walk/graph.ts';
import type { WalkNetwork } from '../engines/walk/network.ts';

/** How far around the district ways still count: people walk over the border. */
const marginMeters = 2_000;
const listedIslands = 20;

/** What of a file belongs to a district, and what is worth knowing about it. */
export interface WalkSurvey {
  readonly network: WalkNetwork;
  readonly graph: WalkGraph;
  readonly notes: readonly InputProblem[];
}

/** Looks at a network before it is written; one that does not reach the district is a problem. */
export const surveyNetwork = (
  whole: WalkNetwork,
  district: Box,
): WalkSurvey | { readonly problem: InputProblem } => {
  const { network, leftOut } = clipNetwork(whole, widened(district, marginMeters));
  if (network.edges.length === 0)
    return {
      problem: {
        code: 'network-elsewhere',
        params: { network: textOf(boxOf(whole)), district: textOf(district) },
      },
    };
  const graph = buildWalkGraph(network);
  const notes: InputProblem[] =
    leftOut === 0
      ? []
      : [{ code: 'note-outside-district', params: { count: leftOut, meters: marginMeters } }];
  return { network, graph, notes: [...notes, ...islandNotes(graph, network)] };
};

/** Islands are told, the longest one by one with a place. */
const islandNotes = ({ parts }: WalkGraph, { nodes }: WalkNetwork): InputProblem[] => {
  const islands = parts.slice(1);
  if (islands.length === 0) return [];
  const meters = Math.round(islands.reduce((sum, island) => sum + island.meters, 0));
  return [
    { code: 'note-islands', params: { count: islands.length, meters } },
    ...islands.slice(0, listedIslands).map((island): InputProblem => {
      const place = nodes[island.node];
      return {
        code: 'note-island',
        params: { nodes: island.nodeCount, meters: Math.round(island.meters) },
        ...(place === undefined ? {} : { place }),
      };
    }),
  ];
};

const boxOf = ({ nodes }: WalkNetwork): Box => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of nodes) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return [west, south, east, north];
};

const textOf = ([west, south, east, north]: Box): string =>
  `${west.toFixed(3)}–${east.toFixed(3)}°E ${south.toFixed(3)}–${north.toFixed(3)}°N`;
