import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addWords } from '../../../i18n/add-words.ts';
import { enIndicators } from '../../../i18n/en-indicators.ts';
import { zhCnIndicators } from '../../../i18n/zh-cn-indicators.ts';
import { useUnitValues } from '../../../map/use-unit-values.ts';
import { useView } from '../../../state/url.ts';
import { desks } from '../../../state/view.ts';
import { ChoiceRow } from '../../../ui/choice-row.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { ErrorNotice } from '../../frame/load-error.tsx';
import { ExportButtons } from '../export/export-buttons.tsx';
import { IndicatorsPanel } from '../indicators/indicators-panel.tsx';
import css from './figures-desk.module.css';
import { UnitTable } from './unit-table.tsx';

addWords(zhCnIndicators, enIndicators);

const TableDesk = () => {
  const [view] = useView();
  const { data, error, answer } = useUnitValues(view, true);
  if (error) return <ErrorNotice error={error} retry={() => void answer.refetch()} />;
  if (!data) return <Skeleton height={320} />;
  return (
    <>
      <ExportButtons />
      <UnitTable answer={data} />
    </>
  );
};

/** Beside the map: the same selection as a table, or its indicators. */
export const FiguresDesk = () => {
  const { t } = useTranslation();
  const [view, changeView] = useView();
  return (
    <aside
      className={css.desk}
      aria-label={t(view.desk === 'indicators' ? 'indicators.title' : 'figures.table')}
    >
      <div className={css.head}>
        <ChoiceRow
          label=""
          values={desks.filter((desk) => desk !== 'none')}
          value={view.desk}
          textOf={(desk) => t(desk === 'table' ? 'figures.table' : 'indicators.title')}
          onChange={(desk) => changeView({ desk }, 'replace')}
        />
        <button
          type="button"
          className={css.close}
          aria-label={t('figures.close')}
          onClick={() => changeView({ desk: 'none' })}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className={css.scroll} tabIndex={-1}>
        {view.desk === 'table' ? <TableDesk /> : <IndicatorsPanel />}
      </div>
    </aside>
  );
};
