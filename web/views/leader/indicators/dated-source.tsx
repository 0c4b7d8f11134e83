import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../../server/contract/indicators.ts';
import { useFormats } from '../../../i18n/format.ts';
import css from './indicators-panel.module.css';

type Dated = Pick<Assessment, 'from' | 'until' | 'dataUntil' | 'source'>;

/** Of which days figures are, up to when the data speak, and where they come from. */
export const DatedSource = ({ answer: { from, until, dataUntil, source } }: { readonly answer: Dated }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const day = dataUntil ? formats.day(dataUntil) : t('indicators.none');
  return (
    <p className={css.note}>
      {t('indicators.dated', { from: formats.day(from), until: formats.day(until), day, source })}
    </p>
  );
};
