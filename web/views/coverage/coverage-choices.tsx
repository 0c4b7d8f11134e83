import { useTranslation } from 'react-i18next';
import {
  coverageLevels,
  coverageLimits,
  coverageOpenings,
  coverageServices,
} from '../../../server/contract/coverage.ts';
import { walkers } from '../../../server/contract/walking.ts';
import { ChoiceRow } from '../../ui/choice-row.tsx';
import { SelectField } from '../../ui/field.tsx';
import css from './coverage-page.module.css';
import type { ChangeCoverageView, CoverageView } from './use-coverage-view.ts';

interface Props {
  readonly view: CoverageView;
  readonly change: ChangeCoverageView;
}

const services = ['all', ...coverageServices] as const;

/** Who walks, how far, when, for what, and by which units it is counted. */
export const CoverageChoiceRows = ({ view, change }: Props) => {
  const { t } = useTranslation();
  return (
    <div className={css.choices}>
      <ChoiceRow
        label={t('coverage.walker')}
        values={walkers}
        value={view.walker}
        textOf={(walker) => t(`coverage.walkers.${walker}`)}
        onChange={(walker) => change({ walker })}
      />
      <SelectField
        label={t('coverage.limit')}
        choices={coverageLimits.map((limit) => ({ value: limit, text: t(`coverage.limits.${limit}`) }))}
        value={view.limit}
        onChange={(limit) => change({ limit })}
      />
      <ChoiceRow
        label={t('coverage.opening')}
        values={coverageOpenings}
        value={view.opening}
        textOf={(opening) => t(`coverage.openings.${opening}`)}
        onChange={(opening) => change({ opening })}
      />
      <SelectField
        label={t('coverage.service')}
        choices={services.map((service) => ({ value: service, text: t(`coverage.services.${service}`) }))}
        value={view.service ?? 'all'}
        onChange={(service) => change({ service: service === 'all' ? undefined : service })}
      />
      <ChoiceRow
        label={t('coverage.level')}
        values={coverageLevels}
        value={view.level}
        textOf={(level) => t(`coverage.levels.${level}`)}
        onChange={(level) => change({ level })}
      />
    </div>
  );
};
