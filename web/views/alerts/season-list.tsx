import { useTranslation } from 'react-i18next';
import { useSeasonCalendar } from '../../api/alerts.ts';
import { useFormats } from '../../i18n/format.ts';
import { FactList } from '../../ui/fact-list.tsx';
import { Panel } from '../../ui/panel.tsx';

/** What came back last year in the weeks that lie ahead. */
export const SeasonList = () => {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const calendar = useSeasonCalendar().data;
  if (calendar === undefined) return null;
  const { seasons, tickets } = calendar;
  return (
    <Panel
      title={t('alerts.seasons.title')}
      note={t('alerts.seasons.hint', { tickets: formats.count(tickets) })}
    >
      {seasons.length === 0 ? (
        <p>{t('alerts.seasons.none')}</p>
      ) : (
        <FactList
          facts={seasons.map(({ category, from, until, lastYear, ratio }) => ({
            term: i18n.language === 'en' ? category.nameEn : category.name,
            value: t('alerts.seasons.line', {
              span: t('alerts.span', { from: formats.day(from), until: formats.day(until) }),
              tickets: formats.count(lastYear.tickets),
              ratio: formats.figure(ratio),
            }),
          }))}
        />
      )}
    </Panel>
  );
};
