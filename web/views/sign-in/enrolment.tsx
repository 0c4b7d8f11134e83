import { Skeleton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTotpConfirmation, useTotpOffer } from '../../api/account.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { ErrorNotice } from '../frame/load-error.tsx';
import css from './enrolment.module.css';
import { RecoveryCodes } from './recovery-codes.tsx';

/** Groups of four are easier to type. */
const inGroups = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

interface Props {
  readonly onDone: () => void;
  readonly beside?: ReactNode;
}

/** A second factor: the picture for the phone, a first code, then the recovery codes to keep. */
export const Enrolment = ({ onDone, beside }: Props) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const offer = useTotpOffer();
  const { mutate, isPending, error, data: confirmed } = useTotpConfirmation();
  if (confirmed) return <RecoveryCodes codes={confirmed.recoveryCodes} onKept={onDone} />;
  if (offer.error) return <ErrorNotice error={offer.error} retry={() => void offer.refetch()} />;
  if (!offer.data) return <Skeleton height={320} />;
  return (
    <Form
      submit={t('signIn.confirm')}
      busy={isPending}
      error={errorText(error)}
      onSubmit={() => mutate({ code })}
      beside={beside}
    >
      <ol className={css.steps}>
        <li>{t('signIn.enrolApp')}</li>
        <li>
          {t('signIn.enrolScan')}
          <img
            className={css.picture}
            src={`data:image/svg+xml,${encodeURIComponent(offer.data.qrSvg)}`}
            alt={t('signIn.enrolPicture')}
          />
          <p className={css.byHand}>{t('signIn.enrolLast')}</p>
          <p className={css.byHand}>{t('signIn.enrolByHand')}</p>
          <code className={css.secret} data-secret={offer.data.secret}>
            {inGroups(offer.data.secret)}
          </code>
        </li>
        <li>{t('signIn.enrolCode')}</li>
      </ol>
      <TextField
        label={t('signIn.code')}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={12}
        isCode
        required
      />
    </Form>
  );
};
