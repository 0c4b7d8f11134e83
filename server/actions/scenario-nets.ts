import { AppError } from '../contract/app-error.ts';
import type { Sql } from '../db/sql.ts';
import { apply } from '../engines/net/apply.ts';
import { inverseOf, type Patch } from '../engines/net/lines.ts';
import type { Net } from '../engines/net/net.ts';
import type { Reading } from '../queries/reading.ts';
import type { StampedRevision } from '../queries/scenario-bases.ts';
import { listDoneSequences, listPatches } from '../queries/scenario-operations.ts';
import { getScenarioHead, type ScenarioHead } from '../queries/scenarios.ts';
import { NetShelf, type ShelvedNet, SpoiledNet } from './net-shelf.ts';

interface DoneOperation {
  readonly sequence: number;
  readonly patch: Patch;
}

/** Which operations of which scenario stand on a net. */
interface Standing {
  readonly scenarioId: string | null;
  readonly version: number;
  readonly done: readonly DoneOperation[];
}

/** A scenario's net, for as long as nobody else has it. */
export interface HeldScenario {
  readonly head: ScenarioHead;
  readonly net: Net;
  readonly done: readonly DoneOperation[];
  /** Tells what was committed, when the net and the scenario moved on together. */
  moveOn(version: number, done: readonly DoneOperation[]): void;
}

/** The nets of scenarios in this process; the database is the truth. */
export interface ScenarioNets {
  /** Lends the net as the scenario is now. Throws `not-found`, or `scenario-changed` where its base is another now. */
  hold<T>(head: ScenarioHead, work: (held: HeldScenario) => Promise<T>): Promise<T>;
  /** Lends the net of a revision. */
  holdRevision<T>(revision: StampedRevision, work: (net: Net) => Promise<T>): Promise<T>;
}

const nothing: Standing = { scenarioId: null, version: 0, done: [] };
const patchesPerQuestion = 500;
/** Two nets of a large city, or scores of a district's. */
const mostUnits = 320_000;

/** `load` reads the net of a revision, the caller's own. */
export const createScenarioNets = (
  reading: Reading,
  load: (sql: Sql, revisionId: number) => Promise<Net>,
  units = mostUnits,
): ScenarioNets => {
  const shelf = new NetShelf<Standing>({ units, blank: nothing });
  const loading = (id: number) => () => reading((sql) => load(sql, id));
  return {
    hold: (seen, work) =>
      shelf.lend(
        keyOf(baseOf(seen)),
        loading(seen.baseRevisionId),
        ({ scenarioId }) => scenarioId === seen.id,
        async (shelved) => {
          const head = await bring(reading, shelved, seen);
          return work({
            head,
            net: shelved.net,
            done: shelved.mark.done,
            moveOn(version, done) {
              shelved.mark = { scenarioId: seen.id, version, done };
            },
          });
        },
      ),
    holdRevision: (revision, work) =>
      shelf.lend(
        keyOf(revision),
        loading(revision.id),
        ({ done }) => done.length === 0,
        async (shelved) => {
          stand(shelved, nothing, []);
          return work(shelved.net);
        },
      ),
  };
};

/** A number that was used again, for a revision done anew, names another net. */
const keyOf = ({ id, stamp }: StampedRevision): string => `${id} ${stamp}`;
const baseOf = ({ baseRevisionId, baseStamp }: ScenarioHead): StampedRevision => ({
  id: baseRevisionId,
  stamp: baseStamp,
});

/** Brings a net to where the scenario is in the database; gives its head of then. */
const bring = async (
  reading: Reading,
  shelved: ShelvedNet<Standing>,
  { id, version: seenVersion }: ScenarioHead,
): Promise<ScenarioHead> => {
  const { mark } = shelved;
  const { head, sequences } = await reading(async (sql) => {
    const found = await getScenarioHead(sql, id);
    const isThere = mark.scenarioId === id && mark.version === found?.version;
    return { head: found, sequences: found === null || isThere ? null : await listDoneSequences(sql, id) };
  });
  if (head === null) throw new AppError('not-found', { what: `scenario ${id}` });
  if (keyOf(baseOf(head)) !== shelved.key)
    throw new AppError('scenario-changed', { seen: seenVersion, now: head.version, what: '' });
  if (sequences === null) return head;
  const own = mark.scenarioId === id ? mark.done : [];
  let common = 0;
  while (common < own.length && own[common]?.sequence === sequences[common]) common += 1;
  const missing = sequences.slice(common);
  const fetched: DoneOperation[] = [];
  for (let at = 0; at < missing.length; at += patchesPerQuestion) {
    const wanted = missing.slice(at, at + patchesPerQuestion);
    fetched.push(...(await reading((sql) => listPatches<Patch>(sql, id, wanted))));
  }
  const kept = mark.scenarioId === id ? own.slice(0, common) : [];
  stand(shelved, { scenarioId: id, version: head.version, done: [...kept, ...fetched] }, kept);
  return head;
};

/** Takes back all but what stays, then does what is missing. */
const stand = (shelved: ShelvedNet<Standing>, wanted: Standing, stays: readonly DoneOperation[]): void => {
  const { net, mark } = shelved;
  for (const { patch } of [...mark.done.slice(stays.length)].reverse()) must(net, inverseOf(patch));
  for (const { patch } of wanted.done.slice(stays.length)) must(net, patch);
  shelved.mark = wanted;
};

const must = (net: Net, patch: Patch): void => {
  const outcome = apply(net, patch);
  if (!outcome.ok)
    throw new SpoiledNet('a stored patch does not fit its net', {
      cause: new AppError('scenario-base-moved', {}, [], { cause: new Error(outcome.refusal.code) }),
    });
};
