import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitsOfLevel } from '../../../api/features.ts';
import { useNewScenario } from '../../../api/scenarios.ts';
import { paramsOfPage, useLanguage } from '../../../state/url.ts';
import { ChoiceRow } from '../../../ui/choice-row.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useErrorText } from '../../frame/error-text.ts';
import css from './new-scenario.module.css';

const kinds = ['adjustment', 'boundary-change'] as const;
const byCode = (a: { properties: { code: string } }, b: { properties: { code: string } }): number =>
  a.properties.code < b.properties.code ? -1 : 1;

/** Streets, and the communities of the one that is chosen. */
const useParts = (street: string) => {
  const streets = useUnitsOfLevel('street').data ?? [];
  const communities = useUnitsOfLevel('community').data ?? [];
  const chosen = streets.find(({ id }) => id === street)?.properties.code;
  const choice = ({ id, properties }: (typeof streets)[number]) => ({ value: id, text: properties.name });
  return {
    streets: streets.toSorted(byCode).map(choice),
    communities: communities
      .filter(({ properties }) => chosen !== undefined && properties.code.startsWith(chosen))
      .toSorted(byCode)
      .map(choice),
  };
};

/** Begins a scenario on today's net for one street or community, and opens it. */
export const NewScenario = () => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const [language] = useLanguage();
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<(typeof kinds)[number]>('adjustment');
  const [street, setStreet] = useState('');
  const [community, setCommunity] = useState('');
  const parts = useParts(street);
  const { mutate, isPending, error } = useNewScenario();
  const open = (id: string): void =>
    void navigate({
      to: '/planner/$id',
      params: { id } as never,
      search: paramsOfPage('/planner/$id', language) as never,
    });
  return (
    <Panel title={t('planner.new.title')} note={t(`planner.kindNote.${kind}`)}>
      <Form
        submit={t('planner.new.begin')}
        busy={isPending}
        error={errorText(error)}
        onSubmit={() =>
          mutate({ title, kind, areaId: community || street }, { onSuccess: ({ id }) => open(id) })
        }
      >
        <div className={css.fields}>
          <TextField
            label={t('planner.new.name')}
            value={title}
            onChange={setTitle}
            maxLength={100}
            required
          />
          <SelectField
            label={t('planner.new.street')}
            value={street}
            choices={parts.streets}
            placeholder={t('planner.new.choose')}
            required
            onChange={(value) => {
              setStreet(value);
              setCommunity('');
            }}
          />
          <SelectField
            label={t('planner.new.community')}
            value={community}
            choices={parts.communities}
            placeholder={t('planner.new.wholeStreet')}
            onChange={setCommunity}
          />
        </div>
        <ChoiceRow
          label={t('planner.new.kind')}
          values={kinds}
          value={kind}
          textOf={(one) => t(`planner.kind.${one}`)}
          onChange={setKind}
        />
      </Form>
    </Panel>
  );
};
