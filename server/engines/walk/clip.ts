import type { WalkNetwork } from './network.ts';
import type { LonLat } from './plane.ts';
import { planeAt } from './plane.ts';

/** West, south, east, north in EPSG:4326. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** A box with a margin all around. */
export const widened = ([west, south, east, north]: Box, meters: number): Box => {
  const plane = planeAt([west, (south + north) / 2]);
  const [dx, dy] = [plane.lonLat(meters, 0)[0] - west, plane.lonLat(0, meters)[1] - (south + north) / 2];
  return [west - dx, south - dy, east + dx, north + dy];
};

const holds = ([west, south, east, north]: Box, [longitude, latitude]: LonLat): boolean =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north;

/** The edges of a network that have a point in a box, with their nodes and gates numbered anew; and how many went. */
export const clipNetwork = (
  { nodes, edges, gates }: WalkNetwork,
  box: Box,
): { readonly network: WalkNetwork; readonly leftOut: number } => {
  const kept = edges.filter(({ line }) => line.some((point) => holds(box, point)));
  const nodeNumbers = numbered(kept.flatMap(({ from, to }) => [from, to]));
  const gateNumbers = numbered(kept.flatMap(({ gate }) => (gate === null ? [] : [gate])));
  const network = {
    nodes: [...nodeNumbers.keys()].map((node) => nodes[node] as LonLat),
    edges: kept.map((edge) => ({
      ...edge,
      from: nodeNumbers.get(edge.from) ?? 0,
      to: nodeNumbers.get(edge.to) ?? 0,
      gate: edge.gate === null ? null : (gateNumbers.get(edge.gate) ?? null),
    })),
    gates: [...gateNumbers.keys()].flatMap((gate) => gates[gate] ?? []),
  };
  return { network, leftOut: edges.length - kept.length };
};

const numbered = (wanted: readonly number[]): Map<number, number> => {
  const numbers = new Map<number, number>();
  for (const one of wanted) if (!numbers.has(one)) numbers.set(one, numbers.size);
  return numbers;
};
