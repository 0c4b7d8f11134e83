import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../server/contract/alerts.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLanguage } from '../../state/url.ts';
import { defaultView, writeView } from '../../state/view.ts';
import { Tag } from '../../ui/tag.tsx';
import { AlertActions } from './alert-actions.tsx';
import { AlertChart } from './alert-chart.tsx';
import css from './alerts.module.css';
import { useEvidenceText } from './use-evidence-text.ts';

const closeZoom = 15.5;

/** The map at the place, with the days and the category of the alert. */
const MapLink = ({ alert }: { alert: Alert }) => {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const { place, compound, community, category, fromDay, untilDay } = alert;
  const view = writeView({
    ...defaultView,
    ...{ center: place, zoom: closeZoom, from: fromDay, until: untilDay, language },
    selection:
      compound === null
        ? { collection: 'areas', id: community.id }
        : { collection: 'compounds', id: compound.id },
    categories: category === null ? [] : [category.id],
  });
  return (
    <Link to="/" search={view as never}>
      {t('alerts.onMap')}
    </Link>
  );
};

const Task = ({ alert }: { alert: Alert }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  if (alert.responsibleUnit === null || alert.dueOn === null) return null;
  return (
    <p>
      {t('alerts.office')} <strong>{alert.responsibleUnit.name}</strong> · {t('alerts.due')}{' '}
      <strong>{formats.day(alert.dueOn)}</strong>
    </p>
  );
};

/** One alert: where, what, why, its days, and what can be done. */
export const AlertItem = ({ alert }: { alert: Alert }) => {
  const { t, i18n } = useTranslation();
  const evidenceText = useEvidenceText();
  const { category, street, community, compound } = alert;
  const about = category && (i18n.language === 'en' ? category.nameEn : category.name);
  return (
    <li className={css.alert} data-state={alert.state}>
      <div className={css.words}>
        <h2>
          {[t(`alerts.kind.${alert.kind}`), compound?.name ?? community.name, about]
            .filter(Boolean)
            .join(' · ')}
        </h2>
        <p className={css.tags}>
          <Tag warns={alert.state === 'new'}>{t(`alerts.state.${alert.state}`)}</Tag>
          {alert.isOverdue && <Tag warns>{t('alerts.overdue')}</Tag>}
          {alert.supervised && <Tag warns>{t('alerts.supervised')}</Tag>}
          <span>
            {[street?.name, community.name].filter(Boolean).join(' · ')} <MapLink alert={alert} />
          </span>
        </p>
        <p>{evidenceText(alert)}</p>
        <Task alert={alert} />
      </div>
      <AlertChart alert={alert} />
      <AlertActions alert={alert} />
    </li>
  );
};
