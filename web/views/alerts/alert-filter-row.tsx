import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { alertKinds } from '../../../server/contract/alert-kinds.ts';
import { useAlertSummary } from '../../api/alerts.ts';
import { alertStateFilters, useAlertFilters } from '../../state/alert-filters.ts';
import { SelectField } from '../../ui/field.tsx';
import css from './alerts.module.css';

/** By state, kind, street and responsible unit; overdue and supervised ones. All of it stands in the address. */
export const AlertFilterRow = () => {
  const { t } = useTranslation();
  const [filters, change] = useAlertFilters();
  const { streets = [], offices = [] } = useAlertSummary().data ?? {};
  const withTasks = offices.filter(({ id, tasks }) => tasks > 0 || id === filters.office);
  return (
    <search className={css.filters}>
      <SelectField
        label={t('alerts.filter.state')}
        value={filters.state}
        onChange={(state) => change({ state: state === 'open' ? '' : state })}
        choices={alertStateFilters.map((value) => ({ value, text: t(`alerts.state.${value}`) }))}
      />
      <SelectField
        label={t('alerts.filter.kind')}
        value={filters.kind ?? ''}
        onChange={(kind) => change({ kind })}
        placeholder={t('alerts.all')}
        choices={alertKinds.map((value) => ({ value, text: t(`alerts.kind.${value}`) }))}
      />
      <SelectField
        label={t('alerts.filter.street')}
        value={filters.street ?? ''}
        onChange={(street) => change({ street })}
        placeholder={t('alerts.allStreets')}
        choices={streets.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <SelectField
        label={t('alerts.filter.office')}
        value={filters.office ?? ''}
        onChange={(office) => change({ office })}
        placeholder={t('alerts.allOffices')}
        choices={withTasks.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <div className={css.flags}>
        <Checkbox
          label={t('alerts.filter.overdue')}
          checked={filters.overdue === 'true'}
          onChange={(event) => change({ overdue: event.currentTarget.checked ? 'true' : '' })}
        />
        <Checkbox
          label={t('alerts.filter.supervised')}
          checked={filters.supervised === 'true'}
          onChange={(event) => change({ supervised: event.currentTarget.checked ? 'true' : '' })}
        />
      </div>
    </search>
  );
};
