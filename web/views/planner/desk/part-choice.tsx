import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitsOfLevel } from '../../../api/features.ts';
import { SelectField } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import css from './desk-page.module.css';

/** Which street of the district to draw on, where a scenario is for all of it. */
export const PartChoice = ({ onChoose }: { onChoose: (id: string) => void }) => {
  const { t } = useTranslation();
  const [street, setStreet] = useState('');
  const streets = useUnitsOfLevel('street').data ?? [];
  const communities = useUnitsOfLevel('community').data ?? [];
  const code = streets.find(({ id }) => id === street)?.properties.code;
  const choices = (list: typeof streets) =>
    list
      .toSorted((a, b) => (a.properties.code < b.properties.code ? -1 : 1))
      .map(({ id, properties }) => ({ value: id, text: properties.name }));
  return (
    <div className={css.choice}>
      <Panel title={t('planner.part.title')} note={t('planner.part.note')}>
        <SelectField
          label={t('planner.new.street')}
          value={street}
          choices={choices(streets)}
          placeholder={t('planner.new.choose')}
          onChange={setStreet}
        />
        <SelectField
          label={t('planner.new.community')}
          value=""
          choices={choices(
            communities.filter(({ properties }) => code !== undefined && properties.code.startsWith(code)),
          )}
          placeholder={t('planner.new.choose')}
          onChange={onChoose}
        />
        {street !== '' && (
          <button type="button" className={css.wide} onClick={() => onChoose(street)}>
            {t('planner.part.wholeStreet')}
          </button>
        )}
      </Panel>
    </div>
  );
};
