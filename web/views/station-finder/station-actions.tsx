import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicStation } from '../../../server/contract/public-stations.ts';
import css from './finder.module.css';
import panelCss from './station-panel.module.css';

/** Shares by the phone's own sheet where there is one, else puts the link on the clipboard; gives whether it did that. */
const share = async (title: string, url: string): Promise<boolean> => {
  if ('share' in navigator) {
    await navigator.share({ title, url }).catch(() => undefined);
    return false;
  }
  await (navigator as Navigator).clipboard.writeText(url);
  return true;
};

/** Call, share, and the page to print. */
export const StationActions = ({ station }: { station: PublicStation }) => {
  const { t, i18n } = useTranslation();
  const [copied, setCopied] = useState(false);
  const path = `/stations/${station.id}${i18n.language === 'en' ? '?lang=en' : ''}`;
  return (
    <div className={panelCss.actions}>
      {station.phone && (
        <a className={css.main} href={`tel:${station.phone}`}>
          {t('finder.station.call', { phone: station.phone })}
        </a>
      )}
      <button
        type="button"
        className={css.plain}
        onClick={() =>
          void share(station.name, new URL(path, location.origin).href).then(setCopied, () =>
            setCopied(false),
          )
        }
      >
        {t('finder.station.share')}
      </button>
      <a className={css.plain} href={path}>
        {t('finder.station.page')}
      </a>
      <output>{copied ? t('finder.station.copied') : ''}</output>
    </div>
  );
};
