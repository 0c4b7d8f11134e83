import { Skeleton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHeat } from '../../../map/use-heat.ts';
import { useUnitValues } from '../../../map/use-unit-values.ts';
import { useView } from '../../../state/url.ts';
import { ErrorNotice } from '../../frame/load-error.tsx';
import { saveFile } from '../export/save-file.ts';
import css from './briefing-sheet.module.css';
import { type Briefing, useBriefing } from './use-briefing.ts';
import { useBriefingMap } from './use-briefing-map.ts';

const Legend = ({ briefing }: { briefing: Briefing }) => (
  <ul className={css.legend}>
    <li>{briefing.legendTitle}</li>
    {briefing.legend.map(({ colour, text, hatched }) => (
      <li key={text}>
        <span className={css.box} data-hatched={hatched ?? false} style={{ backgroundColor: colour }} />
        {text}
      </li>
    ))}
  </ul>
);

const Table = ({ briefing }: { briefing: Briefing }) => (
  <table className={css.table}>
    <thead>
      <tr>
        {briefing.header.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {briefing.rows.map((row) => (
        <tr key={row[0]}>
          {row.map((text, column) => (
            <td key={briefing.header[column]}>{text}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

interface ToolsProps {
  readonly briefing: Briefing | null;
  readonly canvas: HTMLCanvasElement | null;
}

const Tools = ({ briefing, canvas }: ToolsProps) => {
  const { t } = useTranslation();
  const [view, changeView] = useView();
  const [failure, setFailure] = useState('');
  const saveDocument = async (): Promise<void> => {
    if (!briefing) return;
    try {
      const { documentOf } = await import('./briefing-document.ts');
      saveFile(await documentOf(briefing, canvas), `${briefing.title} ${view.from} ${view.until}.docx`);
      setFailure('');
    } catch (error) {
      setFailure(String(error));
    }
  };
  return (
    <div className={css.tools}>
      <button type="button" onClick={() => changeView({ mode: 'work' })}>
        {t('briefing.back')}
      </button>
      <button type="button" disabled={!briefing || !canvas} onClick={() => print()}>
        {t('briefing.print')}
      </button>
      <button type="button" disabled={!briefing || !canvas} onClick={() => void saveDocument()}>
        {t('briefing.docx')}
      </button>
      {failure && <p role="alert">{t('figures.failed', { reason: failure })}</p>}
    </div>
  );
};

/** The view as a page to print or to edit: map, scale, north, legend, sentence, table, source, dates and numbers. */
export const BriefingSheet = () => {
  const { t } = useTranslation();
  const [view] = useView();
  const briefing = useBriefing(view);
  const { data, error, answer } = useUnitValues(view, true);
  const heat = useHeat(view).cells.data;
  const isHeatThere = !view.layers.includes('heat') || heat !== undefined;
  const canvas = useBriefingMap(view, isHeatThere && data, { north: t('figures.north') });
  const picture = useMemo(() => canvas?.toDataURL('image/png'), [canvas]);
  return (
    <div className={css.desk}>
      <Tools briefing={briefing} canvas={canvas} />
      <article className={css.sheet} aria-busy={!briefing || !picture}>
        {error && <ErrorNotice error={error} retry={() => void answer.refetch()} />}
        {!briefing && !error && <Skeleton height={400} />}
        {briefing && (
          <>
            <h2>{briefing.title}</h2>
            <p className={css.subtitle}>
              {briefing.subtitle} {briefing.badge && <strong className={css.badge}>{briefing.badge}</strong>}
            </p>
            <p className={css.sentence}>{briefing.sentence}</p>
            {picture ? (
              <img className={css.map} src={picture} alt={t('briefing.map', { title: briefing.subtitle })} />
            ) : (
              <p className={css.waiting}>{t('briefing.preparing')}</p>
            )}
            <Legend briefing={briefing} />
            <Table briefing={briefing} />
            <footer className={css.notes}>
              {briefing.notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
              <p>{briefing.made}</p>
            </footer>
          </>
        )}
      </article>
    </div>
  );
};
