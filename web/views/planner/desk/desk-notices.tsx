import type { Map as AtlasMap } from 'maplibre-gl';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Draft } from '../../../drafting/draft.ts';
import { Icon } from '../../../ui/icons.tsx';
import css from './desk-notices.module.css';
import { useDesk } from './desk-state.ts';

interface Props {
  readonly draft: Draft;
  readonly readOnly: string | null;
  readonly map: AtlasMap | null;
}

/** What stands in the way, over the map: a refusal with its place, changes that the server does not take. */
export const DeskNotices = ({ draft, readOnly, map }: Props) => {
  const { t } = useTranslation();
  const refusal = useDesk((state) => state.refusal);
  const { outbox, lost } = useStore(draft.store);
  const go = (place: readonly [number, number]): void => void map?.easeTo({ center: [...place], zoom: 17 });
  const isStuck = outbox.phase === 'refused' || outbox.phase === 'outdated';
  return (
    <div className={css.notices}>
      {readOnly !== null && <p className={css.quiet}>{readOnly}</p>}
      {refusal && (
        <div className={css.notice} role="alert">
          <Icon name="warning" />
          <p>{refusal.text}</p>
          <button
            type="button"
            aria-label={t('planner.dismiss')}
            onClick={() => useDesk.setState({ refusal: null })}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
      {isStuck && (
        <div className={css.notice} role="alert">
          <Icon name="warning" />
          <p>
            {t(`planner.stuck.${outbox.phase}`)} {outbox.reason}
          </p>
          {outbox.place !== null && (
            <button type="button" onClick={() => outbox.place && go(outbox.place)}>
              {t('planner.show')}
            </button>
          )}
          <button
            type="button"
            onClick={() => void draft.reload(outbox.phase === 'refused' ? 'first' : undefined)}
          >
            {t(outbox.phase === 'refused' ? 'planner.stuck.drop' : 'planner.stuck.reload')}
          </button>
        </div>
      )}
      {lost > 0 && (
        <div className={css.notice} role="alert">
          <Icon name="warning" />
          <p>{t('planner.lost', { count: lost })}</p>
          <button
            type="button"
            aria-label={t('planner.dismiss')}
            onClick={() => draft.store.setState({ lost: 0 })}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
};
