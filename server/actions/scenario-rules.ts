import { AppError, type Wording } from '../contract/app-error.ts';
import { scenarioStateWords, type scenarioStateWords as words } from '../contract/scenario-messages.ts';
import type { Sql } from '../db/sql.ts';
import type { Reading } from '../queries/reading.ts';
import { listOperationsSince } from '../queries/scenario-operations.ts';
import { getScenarioHead, type ScenarioHead } from '../queries/scenarios.ts';

/** Who wants to change a scenario, and which version they saw. */
export interface ScenarioWish {
  readonly scenarioId: string;
  readonly seenVersion: number;
  readonly personId: string;
  readonly requestId: string;
}

/** The head of a scenario that must be there. Throws `not-found`. */
export const requireScenario = async (sql: Sql, id: string): Promise<ScenarioHead> => {
  const head = await getScenarioHead(sql, id);
  if (head === null) throw new AppError('not-found', { what: `scenario ${id}` });
  return head;
};

/** Throws `scenario-changed`, which says what happened meanwhile, when the scenario has another version by now. */
export const requireVersion = async (
  sql: Sql,
  { id, version }: Pick<ScenarioHead, 'id' | 'version'>,
  seenVersion: number,
): Promise<void> => {
  if (version === seenVersion) return;
  throw new AppError('scenario-changed', {
    seen: seenVersion,
    now: version,
    what: happened(await listOperationsSince(sql, id, seenVersion)),
  });
};

/** The same outside of a transaction, which is opened only when there is something to tell. */
export const requireSeen = async (
  reading: Reading,
  head: ScenarioHead,
  seenVersion: number,
): Promise<void> => {
  if (head.version !== seenVersion) await reading((sql) => requireVersion(sql, head, seenVersion));
};

const happened = (operations: Awaited<ReturnType<typeof listOperationsSince>>): Wording => {
  const said = operations.map(({ sequence, kind, name }) => ({
    zh: `第 ${sequence} 项操作(${operationWords[kind].zh},${name ?? '—'})`,
    en: `operation ${sequence} (${kind}, ${name ?? '—'})`,
  }));
  if (said.length === 0)
    return {
      zh: '其间有撤销、改名或状态变化。',
      en: 'Meanwhile something was undone or renamed, or its state changed. ',
    };
  return {
    zh: `其间新增了${said.map(({ zh }) => zh).join('、')}。`,
    en: `Added meanwhile: ${said.map(({ en }) => en).join('; ')}. `,
  };
};

const operationWords = {
  split: { zh: '划分' },
  merge: { zh: '合并' },
  reshape: { zh: '改线' },
  'move-vertex': { zh: '移点' },
  subdivide: { zh: '细分' },
  absorb: { zh: '并入上级' },
  reassign: { zh: '改隶' },
  'create-parent': { zh: '新建上级' },
  'retire-parent': { zh: '撤销上级' },
  describe: { zh: '改名或属性' },
} as const;

export const stateWords = (state: keyof typeof words): Wording => scenarioStateWords[state];

/** Throws `scenario-not-draft`. */
export const requireDraft = ({ title, state }: ScenarioHead): void => {
  if (state !== 'draft') throw new AppError('scenario-not-draft', { title, state: stateWords(state) });
};

/** Throws `scenario-state-wrong` unless the scenario is in this state. */
export const requireState = (
  { title, state }: ScenarioHead,
  wanted: readonly ScenarioHead['state'][],
  what: Wording,
): void => {
  if (!wanted.includes(state))
    throw new AppError('scenario-state-wrong', { title, state: stateWords(state), what });
};

/** Throws `scenario-not-yours` for who neither drew it nor decides for the whole district. */
export const requireAuthorOrApprover = (
  { createdBy }: ScenarioHead,
  personId: string,
  isApprover: boolean,
): void => {
  if (createdBy !== personId && !isApprover) throw new AppError('scenario-not-yours');
};

/** Throws `scenario-not-yours`. */
export const requireAuthor = ({ createdBy }: ScenarioHead, personId: string): void => {
  if (createdBy !== personId) throw new AppError('scenario-not-yours');
};
