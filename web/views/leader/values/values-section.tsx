import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MapLevel } from '../../../../server/contract/map-levels.ts';
import { comparedPeriods, unitMeasures } from '../../../../server/contract/measure-names.ts';
import { firstZoomOf } from '../../../layers/unit-values.ts';
import { useUnitValues } from '../../../map/use-unit-values.ts';
import { useView } from '../../../state/url.ts';
import { ChoiceRow } from '../../../ui/choice-row.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { ErrorNotice } from '../../frame/load-error.tsx';
import { CountAreas } from '../count-areas.tsx';
import { LayerRow } from '../layer-row.tsx';
import { ValueLegend } from './value-legend.tsx';
import css from './values-section.module.css';

const levels: readonly MapLevel[] = ['street', 'community', 'grid', 'micro-grid'];

const ValuesBody = () => {
  const { t } = useTranslation();
  const [view, changeView] = useView();
  const { data, scale, error, answer, reference } = useUnitValues(view);
  const retry = (): void => {
    void answer.refetch();
    void reference.refetch();
  };
  const tooFar = view.zoom !== null && view.zoom < firstZoomOf(view.level);
  return (
    <div className={css.body}>
      <ChoiceRow
        label={t('values.level')}
        values={levels}
        value={view.level}
        textOf={(level) => t(`values.levels.${level}`)}
        onChange={(level) => changeView({ level })}
      />
      <SelectField
        label={t('values.measure')}
        value={view.measure}
        choices={unitMeasures.map((value) => ({ value, text: t(`values.measures.${value}`) }))}
        onChange={(measure) => changeView({ measure })}
      />
      {view.measure === 'change' && (
        <ChoiceRow
          label={t('values.compare')}
          values={comparedPeriods}
          value={view.compare}
          textOf={(compare) => t(`values.compares.${compare}`)}
          onChange={(compare) => changeView({ compare })}
        />
      )}
      {tooFar && <p className={css.hint}>{t('values.zoomIn')}</p>}
      {error && <ErrorNotice error={error} retry={retry} />}
      {!error && !data && <Skeleton height={120} />}
      {!error && data && (
        <>
          <CountAreas />
          <ValueLegend answer={data} scale={scale} />
        </>
      )}
    </div>
  );
};

/** Units of one level painted by a measure: which, and what the colours say. */
export const ValuesSection = () => (
  <LayerRow layer="values">
    <ValuesBody />
  </LayerRow>
);
