import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useCopy } from '../../../api/scenario-review.ts';
import { ChoiceRow } from '../../../ui/choice-row.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { useErrorText } from '../../frame/error-text.ts';
import { ScenarioLink } from '../scenario-list/scenario-link.tsx';
import { ConflictList } from './conflict-list.tsx';

const bases = ['same', 'latest'] as const;

/** A draft of one's own from this scenario, on its base or on the latest revision without what collides there. */
export const CopyPanel = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [title, setTitle] = useState('');
  const [base, setBase] = useState<(typeof bases)[number]>(scenario.isBehind ? 'latest' : 'same');
  const { mutate, isPending, error, data } = useCopy(scenario);
  return (
    <Disclosure title={t('review.copy.title')}>
      <Form
        submit={t('review.copy.do')}
        busy={isPending}
        error={errorText(error)}
        onSubmit={() => mutate({ title, base })}
      >
        <TextField label={t('planner.new.name')} value={title} onChange={setTitle} maxLength={100} required />
        <ChoiceRow
          label={t('planner.column.base')}
          values={bases}
          value={base}
          textOf={(one) => t(`review.copy.base.${one}`)}
          onChange={setBase}
        />
      </Form>
      {data && (
        <>
          <p>
            <ScenarioLink id={data.scenario.id} to="desk">
              {t('review.copy.open', { title: data.scenario.title })}
            </ScenarioLink>
          </p>
          {data.leftOut.length > 0 && <p>{t('review.copy.leftOut', { count: data.leftOut.length })}</p>}
          <ConflictList conflicts={data.leftOut} />
        </>
      )}
    </Disclosure>
  );
};
