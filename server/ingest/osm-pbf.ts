import { Readable } from 'node:stream';
import { OSMTransform } from 'osm-pbf-parser-node';
import { AppError } from '../contract/app-error.ts';
import type { OsmElement } from './osm-element.ts';
import { fileBroken, readChunks } from './read-file.ts';

const headerWord = 'OSMHeader';
/** What is asked of nodes; others of their tags are not kept. */
const nodeTags = ['barrier', 'kerb', 'access', 'foot', 'locked', 'wheelchair', 'opening_hours'];

/** Whether the first bytes of a file are those of an OpenStreetMap PBF. */
export const isOsmPbf = (head: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(head.subarray(4, 32)).includes(headerWord);

/** Nodes and ways of a PBF, in order; throws `file-broken` where it is damaged or ends in the middle. */
export async function* readOsmPbf(file: string): AsyncGenerator<readonly OsmElement[]> {
  let bytesRead = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of readChunks(file)) {
      bytesRead += chunk.length;
      yield chunk;
    }
  };
  const elements = Readable.from(counted()).compose(
    new OSMTransform({ withTags: { node: nodeTags, way: true, relation: false } }),
  ) as AsyncIterable<readonly { readonly type?: string }[]>;
  try {
    for await (const block of elements)
      yield block.filter((item): item is OsmElement => item.type === 'node' || item.type === 'way');
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw fileBroken(file, { code: 'pbf-broken', params: { byte: bytesRead } });
  }
}
