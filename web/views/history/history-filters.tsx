import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '../../api/audit.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { knownActions } from './audit-words.ts';
import css from './history-filters.module.css';

const typingPauseMs = 400;

interface Props {
  readonly filter: HistoryFilter;
  readonly change: (filter: HistoryFilter) => void;
}

/** By action, person and days. */
export const HistoryFilters = ({ filter, change }: Props) => {
  const { t } = useTranslation();
  const [actor, setActor] = useState(filter.actor);
  const search = useDebouncedCallback((text: string) => change({ ...filter, actor: text }), typingPauseMs);
  return (
    <search className={css.filters}>
      <SelectField
        label={t('history.what')}
        value={filter.action}
        onChange={(action) => change({ ...filter, action })}
        placeholder={t('history.all')}
        choices={knownActions.map((action) => ({ value: action, text: t(`history.action.${action}`) }))}
      />
      <TextField
        label={t('history.who')}
        type="search"
        value={actor}
        onChange={(text) => {
          setActor(text);
          search(text);
        }}
        maxLength={100}
      />
      <TextField
        label={t('history.from')}
        type="date"
        value={filter.from}
        onChange={(from) => change({ ...filter, from })}
      />
      <TextField
        label={t('history.until')}
        type="date"
        value={filter.until}
        onChange={(until) => change({ ...filter, until })}
      />
    </search>
  );
};
