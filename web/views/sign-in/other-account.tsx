import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../../api/session.ts';

/** Gives up coming in with this account. */
export const OtherAccount = () => {
  const { t } = useTranslation();
  const { mutate, isPending } = useSignOut();
  return (
    <Button variant="default" loading={isPending} onClick={() => mutate()}>
      {t('signIn.otherAccount')}
    </Button>
  );
};
