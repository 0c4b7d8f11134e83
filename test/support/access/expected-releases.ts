import { idOf } from '../small-district.ts';
import { type Attempt, everybody, nobody, only, type Who } from './attempt.ts';
import { bareReleaseId, otherReleaseId, ownReleaseId, reviewedReleaseId } from './planted-releases.ts';
import { otherPersonId } from './planted-rows.ts';

const reviewColumns =
  'state reviewed_by reviewed_at reviewed_on document_number opinion withdrawn_by withdrawn_at withdrawal_reason certificate';

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

const propose = attemptsOn('public.release', 'INSERT');
const decide = attemptsOn('public.release', 'UPDATE', reviewColumns);
const addImport = attemptsOn('public.release_import', 'INSERT');
const addCell = attemptsOn('public.release_cell', 'INSERT');

const proposers = only('data-steward');
const reviewers: Who = ({ role, area }) => role === 'approver' && area === 'whole';

const proposalBy = (person: string, more = '', values = ''): string =>
  `insert into release (title, net_revision_id, from_month, until_month, left_out_categories, with_totals, data_until,
    certificate, month_hashes, proposed_by${more})
  values ('new', 1, '2026-01-01', '2026-01-01', '{}', true, '2026-06-30', '{}', '{}', '${person}'${values})`;
const reviewBy = (person: string): string =>
  `update release set state = 'reviewed', reviewed_by = '${person}', reviewed_at = now(), reviewed_on = '2026-06-30',
    document_number = '合成-1', opinion = '同意' where id = ${otherReleaseId}`;
const withdrawalBy = (person: string): string =>
  `update release set state = 'withdrawn', withdrawn_by = '${person}', withdrawn_at = now(),
    withdrawal_reason = '合成' where id = ${reviewedReleaseId}`;
const cellIn = (release: number, value = 20): string =>
  `insert into release_cell (release_id, area, month, value) values (${release}, 'district', '2026-05-01', ${value})`;
const importIn = (release: number): string =>
  `insert into release_import values (${release}, '${idOf('import/staging')}')`;

/** Figures for the public: who proposes and who reviews them. */
export const releaseAttempts: readonly Attempt[] = [
  propose('in own name', proposalBy('SELF'), proposers),
  propose("in another's name", proposalBy('OTHER'), nobody),
  propose(
    'one that is reviewed already',
    proposalBy(
      'SELF',
      ', state, reviewed_by, reviewed_at, reviewed_on, document_number, opinion',
      `, 'reviewed', 'OTHER', now(), '2026-06-30', '合成-1', '同意'`,
    ),
    nobody,
  ),
  decide('a review in own name', reviewBy('SELF'), reviewers),
  decide("a review in another's name", reviewBy(idOf('person/leader')), nobody),
  decide('a withdrawal in own name', withdrawalBy('SELF'), reviewers),
  decide("a withdrawal in another's name", withdrawalBy('OTHER'), nobody),
  addImport('in own proposal', importIn(ownReleaseId), proposers),
  addImport("in another's proposal", importIn(otherReleaseId), nobody),
  addCell('in own proposal', cellIn(ownReleaseId), proposers),
  addCell("in another's proposal", cellIn(otherReleaseId), nobody),
  {
    target: 'guard.release_person',
    privilege: 'EXECUTE',
    label: 'who proposed',
    statement: `select guard.release_person('OTHER')`,
    succeeds: { app_staff: everybody },
  },
];

/** What not even the owner of the database can do to figures for the public. */
export const impossibleForReleases: Readonly<Record<string, string>> = {
  'changes a published figure': `update release_cell set value = 25`,
  'deletes a published figure': `delete from release_cell`,
  'changes what a release counts': `update release_import set import_id = import_id`,
  'deletes a release': `delete from release where id = ${bareReleaseId}`,
  'renames a release': `update release set title = 'x2' where id = ${otherReleaseId}`,
  'adds a cell after the review': cellIn(reviewedReleaseId),
  'adds an import after the review': importIn(reviewedReleaseId),
  'publishes a small figure': cellIn(otherReleaseId, 7),
  'publishes an exact figure': cellIn(otherReleaseId, 13),
  'lets somebody review their own': reviewBy(otherPersonId),
};
