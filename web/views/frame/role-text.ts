import { useTranslation } from 'react-i18next';
import type { GivenRole } from '../../../server/contract/session.ts';

/** A role in words: its name, and the step, office or area it was given for. */
export const useRoleText = () => {
  const { t } = useTranslation();
  return ({ role, area, office, approvalStep }: GivenRole): string =>
    [t(`role.name.${role}`), approvalStep && t(`role.step.${approvalStep}`), office?.name, area?.name]
      .filter(Boolean)
      .join(' · ');
};
