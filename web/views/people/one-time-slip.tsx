import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format.ts';
import { FactList } from '../../ui/fact-list.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';

interface Props {
  readonly name: string;
  readonly login: string;
  readonly code: string;
  /** Null where the server does not say. */
  readonly expiresAt: string | null;
}

/** A one-time code to be handed over on paper; it is shown only now. */
export const OneTimeSlip = ({ name, login, code, expiresAt }: Props) => {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <p>{t('people.codeOnce')}</p>
      <FactList
        facts={[
          { term: t('people.name'), value: name },
          { term: t('signIn.login'), value: login },
          { term: t('people.address'), value: location.origin },
          expiresAt ? { term: t('people.validUntil'), value: formats.dateTime(expiresAt) } : null,
        ]}
      />
      <ShownOnce lines={[code]} copy={t('signIn.copy')} copied={t('signIn.copied')}>
        <Button variant="default" onClick={() => print()}>
          {t('app.print')}
        </Button>
      </ShownOnce>
      <p>{t('people.codeUse')}</p>
    </>
  );
};
