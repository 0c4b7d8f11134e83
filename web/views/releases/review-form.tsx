import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReview } from '../../api/releases.ts';
import { todayInShanghai } from '../../i18n/format.ts';
import { ChoiceRow } from '../../ui/choice-row.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useErrorText } from '../frame/error-text.ts';

const decisions = ['approve', 'reject'] as const;

/** 信息公开审查: what the review decided, with the number and day of its document. */
export const ReviewForm = ({ id, onDone }: { id: number; onDone: () => void }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [decision, setDecision] = useState<(typeof decisions)[number]>('approve');
  const [documentNumber, setDocumentNumber] = useState('');
  const [reviewedOn, setReviewedOn] = useState(todayInShanghai);
  const [opinion, setOpinion] = useState('');
  const { mutate, isPending, error } = useReview(id);
  return (
    <Form
      submit={t(`releases.record.${decision}`)}
      busy={isPending}
      error={errorText(error)}
      onSubmit={() => mutate({ decision, documentNumber, reviewedOn, opinion }, { onSuccess: onDone })}
    >
      <ChoiceRow
        label={t('releases.decision')}
        values={decisions}
        value={decision}
        textOf={(one) => t(`releases.decide.${one}`)}
        onChange={setDecision}
      />
      <TextField
        label={t('releases.document')}
        value={documentNumber}
        onChange={setDocumentNumber}
        minLength={2}
        maxLength={100}
        required
      />
      <TextField
        label={t('releases.reviewedOn')}
        type="date"
        value={reviewedOn}
        onChange={setReviewedOn}
        required
      />
      <TextField label={t('releases.opinion')} value={opinion} onChange={setOpinion} maxLength={500} />
    </Form>
  );
};
