import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useWithdrawal } from '../../../api/scenario-review.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { useErrorText } from '../../frame/error-text.ts';

/** Takes back what was handed in, gives up what was approved, withdraws what is not in force yet. */
export const WithdrawalForm = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useWithdrawal(scenario);
  return (
    <Disclosure title={t('review.withdraw.title')}>
      <Form
        submit={t('review.withdraw.do')}
        busy={isPending}
        error={errorText(error)}
        onSubmit={() => mutate({ reason })}
      >
        <TextField
          label={t('review.withdraw.reason')}
          hint={t(`review.withdraw.note.${scenario.state}`)}
          value={reason}
          onChange={setReason}
          maxLength={500}
          required
        />
      </Form>
    </Disclosure>
  );
};
