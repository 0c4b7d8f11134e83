import { basename } from 'node:path';
import type { InputProblem } from '../contract/input-error.ts';
import type { WalkNetwork } from '../engines/walk/network.ts';
import { assumptionNote, coordinateAlarm } from './coordinate-alarm.ts';
import { chooseSystem, firstPair, readFeatureFile } from './feature-file.ts';
import type { OsmElements } from './osm-element.ts';
import { type OsmTally, readOsmNetwork } from './osm-network.ts';
import { isOsmPbf, readOsmPbf } from './osm-pbf.ts';
import { isOsmXml, readOsmXml } from './osm-xml.ts';
import { fileBroken, fileDigest, inspectFile } from './read-file.ts';
import { isShapefile } from './shapefile-parts.ts';
import { networkOfLines } from './walk-lines.ts';

const osmLimitMegabytes = 500;
const linesLimitMegabytes = 200;

/** A walking network as it stands in a file, with what is wrong and what is worth knowing. */
export interface WalkFile {
  readonly name: string;
  readonly sha256: string;
  readonly network: WalkNetwork;
  readonly problems: readonly InputProblem[];
  readonly notes: readonly InputProblem[];
}

/**
 * Reads OpenStreetMap PBF or XML, or lines in GeoJSON or a Shapefile (in the system `crs`, else the one that the file declares).
 * Throws `file-missing`, or `file-broken` where nothing can be read.
 */
export const readWalkFile = async (file: string, crs: string | null): Promise<WalkFile> => {
  let format: 'pbf' | 'xml' | 'lines' = 'lines';
  if (!(await isShapefile(file)))
    await inspectFile(file, osmLimitMegabytes, (head) => {
      format = isOsmPbf(head) ? 'pbf' : isOsmXml(head) ? 'xml' : 'lines';
      return format !== 'lines';
    });
  const read = format === 'lines' ? await readLines(file, crs) : await readOsm(file, format);
  if (read.network.edges.length === 0 && read.problems.length === 0)
    throw fileBroken(file, { code: 'no-walkable-way' });
  return { name: basename(file), ...read };
};

const readOsm = async (file: string, format: 'pbf' | 'xml'): Promise<Omit<WalkFile, 'name'>> => {
  const elements = (): OsmElements => (format === 'pbf' ? readOsmPbf(file) : readOsmXml(file));
  const { network, tally, notes } = await readOsmNetwork(elements);
  return { sha256: await fileDigest(file), network, problems: [], notes: [...notes, ...tallyNotes(tally)] };
};

const tallyNotes = ({ closedWays, clippedWays, unclearKerbs }: OsmTally): InputProblem[] =>
  (
    [
      ['note-closed-ways', closedWays],
      ['note-clipped-ways', clippedWays],
      ['note-unclear-kerbs', unclearKerbs],
    ] as const
  ).flatMap(([code, count]) => (count === 0 ? [] : [{ code, params: { count } }]));

const readLines = async (file: string, crs: string | null): Promise<Omit<WalkFile, 'name'>> => {
  const notes: InputProblem[] = [];
  const { content, sha256 } = await readFeatureFile(file, linesLimitMegabytes, crs, notes);
  const system = chooseSystem(file, content, crs, notes);
  const pairs = content.features.flatMap((feature) => firstPair(feature.geometry) ?? []);
  const alarm = pairs.length === 0 ? null : coordinateAlarm(pairs, system);
  if (alarm !== null) throw fileBroken(file, alarm);
  const isDeclared = crs !== null || content.crsName !== null;
  const assumption = isDeclared ? null : assumptionNote(pairs, '--crs GCJ02');
  if (assumption !== null) notes.push(assumption);
  const lines = networkOfLines(content.features, system);
  return { sha256, network: lines.network, problems: lines.problems, notes: [...notes, ...lines.notes] };
};
