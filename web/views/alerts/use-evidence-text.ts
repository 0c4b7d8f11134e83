import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../server/contract/alerts.ts';
import { useFormats } from '../../i18n/format.ts';

const leastShown = 0.001;

/** Why there is an alert, in a sentence with its numbers. */
export const useEvidenceText = () => {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  return ({ kind, fromDay, untilDay, tickets, reporters, evidence }: Alert): string => {
    const span =
      fromDay === untilDay
        ? formats.day(fromDay)
        : t('alerts.span', { from: formats.day(fromDay), until: formats.day(untilDay) });
    const { expected, chance } = evidence;
    const sentence = t(`alerts.evidence.${kind}`, {
      span,
      tickets: formats.count(tickets),
      reporters: formats.count(reporters ?? 0),
      expected: expected === null ? '–' : formats.figure(expected),
    });
    if (chance === null) return sentence;
    const unlikely = t('alerts.unlikely', { value: percent.format(Math.max(chance, leastShown)) });
    return [sentence, unlikely].join(i18n.language === 'en' ? ' ' : '');
  };
};
