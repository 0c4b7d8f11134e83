import { useTranslation } from 'react-i18next';
import css from './indicators-panel.module.css';

interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}

/** Percent of shares, with the figures as the language writes them. */
export const useShareText = () => {
  const { t, i18n } = useTranslation();
  const percent = new Intl.NumberFormat(i18n.language, {
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return (value: number | null): string => (value === null ? t('indicators.none') : percent.format(value));
};

/** A rate with its numerator and denominator under it. */
export const RatioCell = ({ ratio }: { readonly ratio: Ratio | undefined }) => {
  const { i18n } = useTranslation();
  const shareText = useShareText();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  if (!ratio) return <td />;
  return (
    <td>
      {shareText(ratio.value)}
      <span className={css.parts}>
        {number.format(ratio.numerator)} ÷ {number.format(ratio.denominator)}
      </span>
    </td>
  );
};
