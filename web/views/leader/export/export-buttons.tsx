import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scaleText } from '../../../map/map-scale.ts';
import { takeMapPicture } from '../../../map/take-picture.ts';
import { useView } from '../../../state/url.ts';
import css from './export-buttons.module.css';
import { csvOf, xlsxOf } from './figure-sheet.ts';
import { saveFile } from './save-file.ts';
import { useFigureSheet } from './use-figure-sheet.ts';
import { usePictureWords } from './use-picture-words.ts';

type Kind = 'csv' | 'xlsx' | 'png' | 'png2';

/** Takes the table along as CSV or XLSX, and the map as a picture once or twice as fine. */
export const ExportButtons = () => {
  const { t } = useTranslation();
  const [view] = useView();
  const sheet = useFigureSheet(view);
  const words = usePictureWords(view);
  const [state, setState] = useState<{ busy: Kind | null; failure: string }>({ busy: null, failure: '' });
  const contentOf = async (kind: Kind): Promise<Blob | null> => {
    if (kind === 'csv') return sheet && new Blob([csvOf(sheet)], { type: 'text/csv;charset=utf-8' });
    if (kind === 'xlsx')
      return sheet && xlsxOf(sheet, { figures: t('figures.sheet'), about: t('figures.about') });
    const picture = await takeMapPicture(kind === 'png' ? 1 : 2);
    if (!picture) return null;
    const { composePicture } = await import('./compose-picture.ts');
    return composePicture(picture, { ...words, scaleText: scaleText(picture.scale.meters, view.language) });
  };
  const save = async (kind: Kind): Promise<void> => {
    setState({ busy: kind, failure: '' });
    try {
      const content = await contentOf(kind);
      const ending = kind === 'png2' ? 'png' : kind;
      if (content) saveFile(content, `${sheet?.title ?? words.title} ${view.from} ${view.until}.${ending}`);
      setState({ busy: null, failure: '' });
    } catch (error) {
      setState({ busy: null, failure: String(error) });
    }
  };
  const button = (kind: Kind) => (
    <button
      type="button"
      disabled={state.busy !== null || (!sheet && kind !== 'png')}
      onClick={() => void save(kind)}
    >
      {state.busy === kind ? t('figures.making') : t(`figures.${kind}`)}
    </button>
  );
  return (
    <div className={css.exports}>
      {button('xlsx')}
      {button('csv')}
      {button('png')}
      {button('png2')}
      {state.failure && <p role="alert">{t('figures.failed', { reason: state.failure })}</p>}
    </div>
  );
};
