import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { usePublication } from '../../../api/scenario-review.ts';
import { todayInShanghai } from '../../../i18n/format.ts';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useErrorText } from '../../frame/error-text.ts';

/** A net is never backdated, and not for the day that runs. */
const tomorrow = (): string =>
  new Date(Date.parse(todayInShanghai()) + 86_400_000).toISOString().slice(0, 10);

/** From which day on an approved scenario is the net. */
export const PublicationForm = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [effectiveFrom, setEffectiveFrom] = useState(tomorrow);
  const { mutate, isPending, error } = usePublication(scenario);
  return (
    <Panel title={t('review.publish.title')} note={t('review.publish.note')}>
      <Form
        submit={t('review.publish.do')}
        busy={isPending}
        error={errorText(error)}
        onSubmit={() => mutate({ effectiveFrom })}
      >
        <TextField
          label={t('review.publish.from')}
          type="date"
          value={effectiveFrom}
          onChange={setEffectiveFrom}
          required
        />
      </Form>
    </Panel>
  );
};
