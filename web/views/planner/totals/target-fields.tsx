import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { changeTargets, measures, type Target, useTargets } from './targets.ts';
import css from './unit-table.module.css';

/** What a unit should hold at least and at most; kept in this browser. */
export const TargetFields = () => {
  const { t } = useTranslation();
  const targets = useTargets();
  const range = (name: 'grid' | 'microGrid') => {
    const target = targets[name];
    const change = (part: Partial<Target>): void => changeTargets({ [name]: { ...target, ...part } });
    return (
      <fieldset className={css.range}>
        <legend>{t(`planner.target.${name}`)}</legend>
        {(['low', 'high'] as const).map((end) => (
          <input
            key={end}
            type="number"
            min={0}
            aria-label={t(`planner.target.${end}`)}
            value={target[end]}
            onChange={(event) => change({ [end]: Math.max(0, Number(event.currentTarget.value)) })}
          />
        ))}
      </fieldset>
    );
  };
  return (
    <div className={css.targets}>
      <p className={css.legend}>
        <span data-tone="below">{t('planner.target.below')}</span>
        <span data-tone="within">{t('planner.target.within')}</span>
        <span data-tone="above">{t('planner.target.above')}</span>
      </p>
      <Disclosure title={t('planner.target.title')}>
        <div className={css.fields}>
          <SelectField
            label={t('planner.target.measure')}
            value={targets.measure}
            choices={measures.map((value) => ({ value, text: t(`planner.figure.${value}`) }))}
            onChange={(measure) => changeTargets({ measure })}
          />
          {range('grid')}
          {range('microGrid')}
        </div>
      </Disclosure>
    </div>
  );
};
