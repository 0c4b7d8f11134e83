import type { NetOperation, NetPatch, ScenarioOperation } from '../../server/contract/scenario-operations.ts';
import type { OutboxEntry, Sent } from '../drafting/outbox.ts';
import { answerOf, api, RequestError } from './client.ts';

const one = api.scenarios[':id'];
const operationsPerPage = 1000;

/** Everything that is needed for drawing on a part of a scenario, of one version. */
export const readPart = async (id: string, unit: string) => {
  const param = { id };
  for (;;) {
    const [scenario, answer, figures, operations] = await Promise.all([
      answerOf(one.$get({ param, query: {} })),
      one.net.$get({ param, query: { unit }, header: {} }),
      answerOf(one.figures.$get({ param, query: { unit, ground: 'true' } })),
      readOperations(id),
    ]);
    const version = Number(/"(\d+)"/.exec(answer.headers.get('ETag') ?? '')?.[1]);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    // Somebody may have changed it in between: then all is read again.
    if ([version, figures.version, operations.version].every((each) => each === scenario.version))
      return { scenario, bytes, figures, operations: operations.list };
  }
};

const readOperations = async (id: string): Promise<{ list: ScenarioOperation[]; version: number }> => {
  const list: ScenarioOperation[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const query = { after: String(after), limit: String(operationsPerPage), patches: 'false' as const };
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(id, query);
    // JSON leaves out what is undefined, which the types of answers cannot say.
    list.push(...(page.operations as ScenarioOperation[]));
    after = page.next;
    if (after === null) return { list, version: page.version };
  }
  return { list, version: 0 };
};

const readPage = (id: string, query: { after: string; limit: string; patches: 'true' | 'false' }) =>
  answerOf(one.operations.$get({ param: { id }, query }));

/** The whole net as a scenario leaves it, and the exact records of what is done in it, both of one version. */
export const readChange = async (id: string, version: number) => {
  const patches: NetPatch[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const query = { after: String(after), limit: '500', patches: 'true' as const };
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(id, query);
    for (const { state, patch } of page.operations)
      if (state === 'done' && patch !== undefined) patches.push(patch);
    after = page.next;
  }
  const answer = await one.net.$get({ param: { id }, query: {}, header: {} });
  const seen = Number(/"(\d+)"/.exec(answer.headers.get('ETag') ?? '')?.[1]);
  // It moved on while it was read: whoever shows it asks again for the new version.
  if (seen !== version) throw new RequestError(412, '');
  return { bytes: new Uint8Array(await answer.arrayBuffer()), patches };
};

/** What stands in a community or around several, with the figures of its units. */
export const readFigures = (id: string, unit: string) =>
  answerOf(one.figures.$get({ param: { id }, query: { unit, ground: 'true' } }));

/** The exact record of one operation. */
export const readPatch = async (id: string, sequence: number): Promise<NetPatch | null> => {
  const page = await readPage(id, { after: String(sequence - 1), limit: '1', patches: 'true' });
  return page.operations[0]?.patch ?? null;
};

/** Sends one change of a scenario; says what became of it. */
export const sendEntry = async (
  { scenarioId: id, kind, key, operation }: OutboxEntry,
  version: number,
  sequence: number,
): Promise<Sent> => {
  const header = { 'if-match': `"${version}"` };
  const param = { id, sequence: String(sequence) };
  try {
    const { version: now, operation: kept } =
      kind === 'append'
        ? await answerOf(
            one.operations.$post({
              ...{ param: { id }, query: { dryRun: 'false' as const }, header },
              json: { clientKey: key, operation: operation as NetOperation },
            }),
          ).then(changed)
        : kind === 'undo'
          ? await answerOf(one.operations[':sequence'].$delete({ param, query: {}, header }))
          : await answerOf(one.operations[':sequence'].redo.$post({ param, query: {}, header }));
    return { ok: true, version: now, sequence: kept.sequence };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { status, message, place } = error;
    const isAway = status === 0 || status === 401 || status === 429 || status >= 500;
    const phase = isAway ? 'offline' : status === 412 ? 'outdated' : 'refused';
    return { ok: false, phase, reason: status === 0 ? '' : message, place };
  }
};

/** The answer to an operation that was not only tried. */
const changed = <Answer extends object>(answer: Answer) =>
  answer as Extract<Answer, { version: number; operation: ScenarioOperation }>;
