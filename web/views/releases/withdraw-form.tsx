import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReview } from '../../api/releases.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useErrorText } from '../frame/error-text.ts';

/** Takes back what is public; who has read it remembers it all the same. */
export const WithdrawForm = ({ id, onDone }: { id: number; onDone: () => void }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useReview(id);
  return (
    <Form
      submit={t('releases.withdraw')}
      busy={isPending}
      error={errorText(error)}
      onSubmit={() => mutate({ decision: 'withdraw', reason }, { onSuccess: onDone })}
    >
      <TextField
        label={t('releases.reason')}
        hint={t('releases.withdrawHint')}
        value={reason}
        onChange={setReason}
        minLength={2}
        maxLength={500}
        required
      />
    </Form>
  );
};
