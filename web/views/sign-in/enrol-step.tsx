import { useSessionRefresh } from '../../api/session.ts';
import { Enrolment } from './enrolment.tsx';
import { OtherAccount } from './other-account.tsx';

/** Whose role needs a second factor sets it up before anything else. */
export const EnrolStep = () => {
  const refresh = useSessionRefresh();
  return <Enrolment onDone={() => void refresh()} beside={<OtherAccount />} />;
};
