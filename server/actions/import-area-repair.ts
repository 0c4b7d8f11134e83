import { createHash, randomUUID } from 'node:crypto';
import { AppError } from '../contract/app-error.ts';
import { InputError, type InputProblem } from '../contract/input-error.ts';
import { buildNet } from '../engines/net/build.ts';
import type { Net } from '../engines/net/net.ts';
import type { NetProblem } from '../engines/net/net-input.ts';
import type { Point, Polygon } from '../engines/net/plane.ts';
import { proposeRepair, type Repair, type RepairProposal } from '../engines/net/repair/proposal.ts';
import { type RepairOptions, usualRepair, type VoidMark } from '../engines/net/repair/repair-options.ts';
import type { LonLat } from '../ingest/coordinate-systems.ts';
import { projectorOf, unprojectorOf } from '../ingest/local-frame.ts';
import type { DraftUnits } from './import-area-units.ts';
import { type AreaNames, areaProblem, decisionProblem, netProblem } from './import-area-words.ts';

/** How an import deals with units that are no net. */
export interface RepairRequest {
  /** Key of the proposal that a person accepts; null accepts none. */
  readonly acceptRepair: string | null;
  /** Places in gaps that are meant to be empty, or all gaps that are too large to be closed. */
  readonly voids: readonly LonLat[] | 'all';
  readonly snapMeters: number | null;
  readonly closeGapsSquareMeters: number | null;
}

/** A net made of the areas of a file. */
export interface AreaNet {
  readonly net: Net;
  readonly outline: readonly Polygon[];
  /** Null for units that were a net as they came. */
  readonly repair: {
    readonly key: string;
    readonly proposal: RepairProposal;
    readonly accepted: Repair;
  } | null;
}

/**
 * The net of the units: as they are, or as the accepted proposal makes them. Throws `import-refused` when a person must
 * decide something first, `repair-offered` with a proposal that waits for acceptance, `repair-differs`.
 */
export const netOfAreas = (
  file: { readonly name: string; readonly sha256: string },
  draft: DraftUnits,
  request: RepairRequest,
): AreaNet => {
  if (request.voids === 'all' || request.voids.length === 0) {
    const built = buildNet(draft.units);
    if ('net' in built) {
      if (request.acceptRepair !== null) throw new AppError('repair-not-needed', { file: file.name });
      return { ...built, repair: null };
    }
  }
  const names = namesOf(draft);
  const options = optionsOf(draft, request);
  const proposal = propose(draft, options, request);
  const problems = proposal.problems.map((problem) => netProblem(problem, names));
  const { repair } = proposal;
  if (repair === null) throw openQuestions(file.name, problems, questionsOf(proposal, names));
  const key = keyOf(file.sha256, repair);
  const isAsked = proposal.decisions.every(({ rule }) => rule === 'void');
  if (!isAsked && request.acceptRepair !== key)
    throw offered(file.name, problems, proposal, repair, key, names, request);
  return { net: repair.net, outline: repair.outline, repair: { key, proposal, accepted: repair } };
};

/** The file and the options belong to what is accepted, not only what comes of them. */
const keyOf = (fileSha256: string, repair: Repair): string =>
  createHash('sha256').update(`${fileSha256} ${repair.key}`).digest('hex').slice(0, 16);

const optionsOf = ({ frame }: DraftUnits, request: RepairRequest): RepairOptions => {
  const { snapMeters, closeGapsSquareMeters, voids } = request;
  const project = projectorOf(frame);
  const places = voids === 'all' ? [] : voids;
  return {
    ...usualRepair,
    ...(snapMeters === null ? {} : { snapCentimetres: Math.round(snapMeters * 100) }),
    ...(closeGapsSquareMeters === null ? {} : { gapSquareCentimetres: closeGapsSquareMeters * 10_000 }),
    voids: places.map((place, index) => {
      const [east, north] = project(...place) ?? [0, 0];
      return voidMark([Math.round(east), Math.round(north)], index);
    }),
  };
};

const voidMark = (place: Point, index: number): VoidMark => ({
  place,
  unit: { id: randomUUID(), code: `#void-${index + 1}`, name: `留空${index + 1}` },
});

/** What is wrong with the units of a file that has other faults already; shapes that those faults left out are not told again. */
export const listFaults = (draft: DraftUnits): InputProblem[] => {
  const names = namesOf(draft);
  return proposeRepair(draft.units, usualRepair)
    .problems.filter(({ kind }) => kind !== 'geometry-missing')
    .map((problem) => netProblem(problem, names));
};

/** For all gaps at once a first look tells which there are. */
const propose = (draft: DraftUnits, options: RepairOptions, request: RepairRequest): RepairProposal => {
  const first = proposeRepair(draft.units, options);
  if (request.voids !== 'all') return first;
  const gaps = first.questions.flatMap(({ kind, place }) =>
    kind === 'gap' && place !== null ? [place] : [],
  );
  return gaps.length === 0 ? first : proposeRepair(draft.units, { ...options, voids: gaps.map(voidMark) });
};

export const namesOf = ({ frame, areaOf, units }: DraftUnits): AreaNames => {
  const unproject = unprojectorOf(frame);
  const names = new Map(units.map(({ unit }) => [unit.id, areaOf.get(unit.id)?.label ?? unit.name] as const));
  return {
    labelOf: (id) => names.get(id) ?? '留空',
    placeOf: ([east, north]) => unproject(east, north),
  };
};

/** A net that fails although nothing was asked is a fault of the engine, told as lines that cannot be told apart. */
const questionsOf = ({ questions, problems }: RepairProposal, names: AreaNames): InputProblem[] => {
  const asked: readonly NetProblem[] = questions === problems ? [] : questions;
  return asked.map((question) => netProblem(question, names, true));
};

const openQuestions = (
  file: string,
  problems: readonly InputProblem[],
  questions: readonly InputProblem[],
): InputError => {
  const groups = [
    { heading: { code: 'group-questions' as const }, problems: questions },
    { heading: { code: 'group-problems' as const }, problems },
  ].filter((group) => group.problems.length > 0);
  const all = [...problems, ...questions];
  return new InputError('import-refused', file, all, { count: problems.length }, groups);
};

const offered = (
  file: string,
  problems: readonly InputProblem[],
  { decisions }: RepairProposal,
  { areaChanges }: Repair,
  key: string,
  names: AreaNames,
  { acceptRepair }: RepairRequest,
): InputError => {
  const done = decisions.map((decision) => decisionProblem(decision, names));
  const changes = [...areaChanges]
    .sort((a, b) => Math.abs(b.after - (b.before ?? 0)) - Math.abs(a.after - (a.before ?? 0)))
    .map((change) => areaProblem(change, names));
  const groups = [
    { heading: { code: 'group-problems' as const }, problems },
    { heading: { code: 'group-decisions' as const, params: { key } }, problems: done },
    { heading: { code: 'group-areas' as const }, problems: changes },
    { heading: { code: 'repair-accept' as const, params: { key } }, problems: [] },
  ];
  const code = acceptRepair === null ? 'repair-offered' : 'repair-differs';
  const params = { count: problems.length, key, accepted: acceptRepair ?? '' };
  return new InputError(code, file, problems, params, groups);
};
