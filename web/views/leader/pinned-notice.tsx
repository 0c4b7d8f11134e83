import { useTranslation } from 'react-i18next';
import { useDistrict } from '../../api/district.ts';
import { useView } from '../../state/url.ts';
import css from './view-head.module.css';

/** Says when a link was made on other data or another net than there are now. */
export const PinnedNotice = () => {
  const { t } = useTranslation();
  const [view, changeView] = useView();
  const { data } = useDistrict();
  if (!data) return null;
  const [net, build] = [data.netRevision?.id ?? null, data.layerBuilds.tickets ?? null];
  const otherNet = view.net !== null && view.net !== net;
  const otherData = view.dataBuild !== null && view.dataBuild !== build;
  if (!otherNet && !otherData) return null;
  return (
    <output className={css.pinned}>
      {otherNet && <p>{t('pinned.net', { pinned: view.net, current: net ?? '' })}</p>}
      {otherData && <p>{t('pinned.data', { pinned: view.dataBuild, current: build ?? '' })}</p>}
      <button type="button" onClick={() => changeView({ net, dataBuild: build })}>
        {t('pinned.follow')}
      </button>
    </output>
  );
};
