import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useMay, useSession } from '../../../api/session.ts';
import { ConflictsPanel } from './conflicts-panel.tsx';
import { CopyPanel } from './copy-panel.tsx';
import { DecisionForm } from './decision-form.tsx';
import { PublicationForm } from './publication-form.tsx';
import { SubmissionPanel } from './submission-panel.tsx';
import { WithdrawalForm } from './withdrawal-form.tsx';

/** What whoever looks can do next with a scenario; the server has the last word. */
export const NextStep = ({ scenario }: { scenario: Scenario }) => {
  const mayDraw = useMay('drafts');
  const mayApprove = useMay('approvals');
  const isOwn = useSession().data?.person?.id === scenario.createdBy.id;
  const { state } = scenario;
  const isDraft = state === 'draft';
  return (
    <>
      {scenario.isBehind && state !== 'published' && state !== 'withdrawn' && (
        <ConflictsPanel scenario={scenario} mayRebase={isOwn && isDraft} />
      )}
      {isDraft && isOwn && <SubmissionPanel scenario={scenario} />}
      {state === 'submitted' && mayApprove && !isOwn && <DecisionForm scenario={scenario} />}
      {state === 'approved' && (isOwn || mayApprove) && <PublicationForm scenario={scenario} />}
      {!isDraft && state !== 'withdrawn' && (isOwn || mayApprove) && <WithdrawalForm scenario={scenario} />}
      {mayDraw && <CopyPanel scenario={scenario} />}
    </>
  );
};
