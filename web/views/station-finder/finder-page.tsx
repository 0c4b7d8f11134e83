import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicStations } from '../../../server/contract/public-stations.ts';
import { usePublicStations } from '../../api/public-stations.ts';
import { useMinute } from '../../state/use-minute.ts';
import css from './finder.module.css';
import { FinderChoices } from './finder-choices.tsx';
import { FinderFooter } from './finder-footer.tsx';
import { FinderHeader } from './finder-header.tsx';
import { FinderNotes } from './finder-notes.tsx';
import { type ChangeFinderView, type FinderView, useFinderView } from './finder-view.ts';
import { filterStations, rankStations } from './rank-stations.ts';
import { StartLine } from './start-line.tsx';
import { StartSearch } from './start-search.tsx';
import { StationList } from './station-list.tsx';
import { StationPanel } from './station-panel.tsx';
import { useStart } from './use-start.ts';
import { useGround } from './use-walk-times.ts';

/** The present by the server's clock: that of a phone may be wrong. */
const useServerMinute = (known: PublicStations | undefined, readAt: number): Date => {
  const minute = useMinute();
  const lag = known === undefined || readAt === 0 ? 0 : Date.parse(known.at) - readAt;
  // Answers that were kept are old, not wrong by minutes.
  const isWrong = Math.abs(lag) > 10 * 60_000 && navigator.onLine;
  return useMemo(() => new Date(minute.getTime() + (isWrong ? lag : 0)), [minute, isWrong, lag]);
};

const Stations = ({ known, view, change, readAt }: ListProps) => {
  const { t } = useTranslation();
  const now = useServerMinute(known, readAt);
  const { start, setStart, position, askPosition } = useStart();
  const ground = useGround(start, view.walker, known);
  const groups = useMemo(
    () => rankStations(filterStations(known.stations, view.services, view.errand), now, ground),
    [known, view.services, view.errand, now, ground],
  );
  const chosen = useMemo(() => {
    const station = known.stations.find(({ id }) => id === view.station);
    if (station === undefined) return null;
    const { open, later, shut } = rankStations([station], now, ground);
    return [...open, ...later, ...shut][0] ?? null;
  }, [known, view.station, now, ground]);
  const isEmpty = groups.open.length + groups.later.length + groups.shut.length === 0;
  const openStation = (id: string): void => change({ station: id });
  if (chosen !== null)
    return (
      <StationPanel
        ranked={chosen}
        now={now}
        start={start}
        walker={view.walker}
        close={() => change({ station: null })}
      />
    );
  return (
    <>
      <StartSearch
        known={known}
        position={position}
        askPosition={askPosition}
        onStart={setStart}
        onStation={openStation}
        onErrand={(errand) => change({ errand })}
      />
      <StartLine start={start} known={known} forget={() => setStart(null)} onOpen={openStation} />
      <FinderChoices view={view} change={change} known={known} />
      <FinderNotes known={known} ground={ground} />
      <div id="stations" tabIndex={-1}>
        <StationList groups={groups} now={now} onOpen={openStation} />
      </div>
      {isEmpty && (
        <output>
          {known.stations.length === 0 ? t('finder.empty') : t('finder.noMatch')}{' '}
          {known.stations.length > 0 && (
            <button
              type="button"
              className={css.plain}
              onClick={() => change({ services: [], errand: null })}
            >
              {t('finder.clear')}
            </button>
          )}
        </output>
      )}
    </>
  );
};

interface ListProps {
  readonly known: PublicStations;
  readonly view: FinderView;
  readonly change: ChangeFinderView;
  readonly readAt: number;
}

/** The start page of everybody who has not signed in: the nearest station that is open. */
export const FinderPage = () => {
  const { t, i18n } = useTranslation();
  const [view, change] = useFinderView();
  const { data, dataUpdatedAt, isError, refetch } = usePublicStations();
  const district = data?.district;
  const name = (view.language === 'en' ? district?.nameEn : null) ?? district?.name;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are those of the language
  useEffect(() => {
    document.title = name ? t('finder.titleOf', { district: name }) : t('finder.title');
  }, [name, i18n.language]);
  return (
    <div className={css.page}>
      <a className={css.skip} href="#stations">
        {t('finder.skip')}
      </a>
      <FinderHeader known={data} view={view} change={change} />
      <main className={css.list}>
        {data && <Stations known={data} view={view} change={change} readAt={dataUpdatedAt} />}
        {!data && !isError && <output>{t('finder.loading')}</output>}
        {!data && isError && (
          <p role="alert">
            {t('finder.failed')}{' '}
            <button type="button" className={css.plain} onClick={() => void refetch()}>
              {t('finder.retry')}
            </button>
          </p>
        )}
      </main>
      <FinderFooter known={data} />
    </div>
  );
};
