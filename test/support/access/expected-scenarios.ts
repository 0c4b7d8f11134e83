import { idOf } from '../small-district.ts';
import { type Attempt, everybody, nobody, only, type Who } from './attempt.ts';
import { otherPersonId } from './planted-rows.ts';
import { communities, firstDeciderId, helperId, plantedScenarios } from './planted-scenarios.ts';

const scenarioColumns =
  'title base_revision_id state version round steps explanation certificate changed_at submitted_at net_revision_id effective_from published_by published_at withdrawn_by withdrawn_at withdrawal_reason';

const attemptsOn =
  (target: string, privilege: Attempt['privilege'], columns?: string) =>
  (label: string, statement: string, who: Who): Attempt => ({
    target,
    privilege,
    label,
    statement,
    succeeds: { app_staff: who },
    ...(columns === undefined ? {} : { columns }),
  });

const draw = attemptsOn('public.scenario', 'INSERT');
const change = attemptsOn('public.scenario', 'UPDATE', scenarioColumns);
const discard = attemptsOn('public.scenario', 'DELETE');
const append = attemptsOn('public.scenario_operation', 'INSERT');
const undo = attemptsOn('public.scenario_operation', 'UPDATE', 'state');
const decide = attemptsOn('public.scenario_decision', 'INSERT');
const comment = attemptsOn('public.scenario_comment', 'INSERT');
const settle = attemptsOn('public.scenario_comment', 'UPDATE', 'resolved_by resolved_at');

const planners = only('planner');
const both = only('planner', 'approver');
const wholeOf =
  (who: Who): Who =>
  (caller) =>
    caller.area === 'whole' && who(caller);
const upToStreet =
  (who: Who): Who =>
  (caller) =>
    caller.area !== 'community' && who(caller);

const ownRows: Who = ({ area }) =>
  area === 'whole'
    ? 'true'
    : `communities <@ '{${communities.own}${area === 'street' ? `,${communities.ownStreet}` : ''}}'::uuid[]`;

const { ownDraft, ownSubmitted, otherDraft, submitted, submittedElsewhere, approved } = plantedScenarios;

const drawnBy = (person: string, state = 'draft', round = 0): string =>
  `insert into scenario (title, kind, base_revision_id, created_by, state, round)
  values ('new', 'adjustment', 2, '${person}', '${state}', ${round})`;
const publishedBy = (person: string): string =>
  `update scenario set state = 'published', version = version + 1, net_revision_id = 1, effective_from = '2999-01-01',
    published_by = '${person}', published_at = now() where id = '${approved}'`;
const withdrawnBy = (person: string): string =>
  `update scenario set state = 'withdrawn', version = version + 1, withdrawn_by = '${person}', withdrawn_at = now(),
    withdrawal_reason = '合成' where id = '${approved}'`;
const operationBy = (person: string, community: string, scenario: string = otherDraft): string =>
  `insert into scenario_operation (scenario_id, sequence, operation, patch, proof, communities, version, client_key, appended_by)
  values ('${scenario}', 99, '{}', '{}', '[]', '{${community}}', 1, gen_random_uuid(), '${person}')`;
const undone = (sequence: number): string =>
  `update scenario_operation set state = 'undone' where scenario_id = '${otherDraft}' and sequence = ${sequence}`;
const decisionBy = (person: string, scenario: string, position: number, step: string): string =>
  `insert into scenario_decision (scenario_id, author_id, round, position, step, decision, opinion, decided_on, decided_by)
  values ('${scenario}', '${otherPersonId}', 1, ${position}, '${step}', 'return', '退回', '2026-06-30', '${person}')`;
const commentBy = (person: string): string =>
  `insert into scenario_comment (scenario_id, geom, body, written_by)
  values ('${otherDraft}', st_setsrid(st_makepoint(108, 33), 4326), 'x', '${person}')`;
const settledBy = (person: string): string =>
  `update scenario_comment set resolved_by = '${person}', resolved_at = now()`;

/** Scenarios: who draws, decides and remarks. */
export const scenarioAttempts: readonly Attempt[] = [
  draw('in own name', drawnBy('SELF'), planners),
  draw("in another's name", drawnBy('OTHER'), nobody),
  draw('one that is handed in already', drawnBy('SELF', 'submitted', 1), nobody),
  change(
    'a title',
    `update scenario set title = 'x', version = version + 1 where id = '${otherDraft}'`,
    both,
  ),
  // Without a condition, the rules for reading do not hide what the rules for changing must.
  change('all at once', `update scenario set version = 99`, (caller) => both(caller) && 'true'),
  change('a publication in own name', publishedBy('SELF'), both),
  change("a publication in another's name", publishedBy('OTHER'), nobody),
  change('a withdrawal in own name', withdrawnBy('SELF'), both),
  change("a withdrawal in another's name", withdrawnBy('OTHER'), nobody),
  discard(
    'a draft of the planner',
    `delete from scenario where id = '${ownDraft}'`,
    ({ personId }) => personId === idOf('person/planner'),
  ),
  discard("another's draft", `delete from scenario where id = '${otherDraft}'`, nobody),
  discard('what was handed in', `delete from scenario where id = '${ownSubmitted}'`, nobody),
  append('in the first community', operationBy('SELF', communities.own), planners),
  append('in the first street', operationBy('SELF', communities.ownStreet), upToStreet(planners)),
  append('in the second street', operationBy('SELF', communities.elsewhere), wholeOf(planners)),
  append("in another's name", operationBy('OTHER', communities.own), nobody),
  undo('in the first community', undone(1), planners),
  undo('in the second street', undone(2), wholeOf(planners)),
  undo(
    'all at once',
    `update scenario_operation set state = 'done'`,
    (caller) => planners(caller) && ownRows(caller),
  ),
  decide('in the first community', decisionBy('SELF', submitted, 0, 'community'), only('approver')),
  decide(
    'in the second street',
    decisionBy('SELF', submittedElsewhere, 1, 'approval'),
    wholeOf(only('approver')),
  ),
  decide("in another's name", decisionBy(idOf('person/area-staff'), submitted, 0, 'community'), nobody),
  comment('in own name', commentBy('SELF'), both),
  comment("in another's name", commentBy('OTHER'), nobody),
  settle('in own name', settledBy('SELF'), both),
  settle("in another's name", settledBy('OTHER'), nobody),
  {
    target: 'guard.scenario_person',
    privilege: 'EXECUTE',
    label: 'who drew',
    statement: `select guard.scenario_person('OTHER')`,
    succeeds: { app_staff: everybody },
  },
];

/** What not even the owner of the database can do to scenarios. */
export const impossibleForScenarios: Readonly<Record<string, string>> = {
  'changes a scenario without counting it': `update scenario set title = 'x' where id = '${otherDraft}'`,
  'changes what was handed in': `update scenario set title = 'x', version = version + 1 where id = '${submitted}'`,
  'approves without the steps': `update scenario set state = 'approved', version = version + 1 where id = '${submitted}'`,
  'adds an operation to what was handed in': operationBy(otherPersonId, communities.own, submitted),
  'changes what an operation did': `update scenario_operation set patch = '{}' where scenario_id = '${otherDraft}'`,
  'takes an operation out of what was handed in': `delete from scenario_operation where scenario_id = '${submitted}'`,
  'lets an author decide on their own scenario': decisionBy(otherPersonId, submitted, 0, 'community'),
  'lets somebody decide on what they drew': decisionBy(helperId, submitted, 0, 'community'),
  'lets somebody decide twice': decisionBy(firstDeciderId, submittedElsewhere, 1, 'approval'),
  'skips a step': decisionBy(firstDeciderId, submitted, 1, 'approval'),
  'changes a decision': `update scenario_decision set opinion = 'x'`,
  'deletes a decision': `delete from scenario_decision`,
};
