import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNewComment } from '../../../api/scenario-review.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { useErrorText } from '../../frame/error-text.ts';

interface Props {
  readonly scenarioId: string;
  readonly unitId: string;
  /** Longitude and latitude. */
  readonly place: readonly [number, number];
}

/** Pins a remark to a unit of a scenario. */
export const CommentForm = ({ scenarioId, unitId, place }: Props) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [body, setBody] = useState('');
  const { mutate, isPending, error, isSuccess } = useNewComment(scenarioId);
  return (
    <Disclosure title={t('review.comments.write')}>
      <Form
        submit={t('review.comments.send')}
        busy={isPending}
        error={errorText(error)}
        onSubmit={() =>
          mutate({ place: [place[0], place[1]], unitId, body }, { onSuccess: () => setBody('') })
        }
      >
        <TextField
          label={t('review.comments.body')}
          value={body}
          onChange={setBody}
          maxLength={2000}
          required
        />
      </Form>
      <output>{isSuccess && body === '' && t('review.comments.sent')}</output>
    </Disclosure>
  );
};
