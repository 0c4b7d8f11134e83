import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicStation } from '../../../server/contract/public-stations.ts';
import type { StationDetail } from '../../../server/contract/stations.ts';
import type { Walker } from '../../../server/contract/walking.ts';
import { useStation } from '../../api/stations.ts';
import css from './finder.module.css';
import { useOpenText } from './finder-words.ts';
import type { RankedStation } from './rank-stations.ts';
import type { Start } from './start.ts';
import { StationActions } from './station-actions.tsx';
import { StationDirections } from './station-directions.tsx';
import panelCss from './station-panel.module.css';
import { StationWeek } from './station-week.tsx';

const Facts = ({ station }: { station: PublicStation }) => {
  const { t } = useTranslation();
  const access = [
    station.hasLift && t('finder.station.lift'),
    station.hasRamp && t('finder.station.ramp'),
    station.hasAccessibleToilet && t('finder.station.toilet'),
  ].filter(Boolean);
  const facts: readonly (readonly [string, string | null])[] = [
    [t('finder.station.address'), station.address],
    [t('finder.station.floor'), station.floor],
    [t('finder.station.access'), access.length > 0 ? access.join(' · ') : t('finder.station.noAccess')],
    [t('finder.station.community'), station.communityName],
    [
      t('finder.station.capacity'),
      station.capacityPerDay === null ? null : t('finder.station.perDay', { count: station.capacityPerDay }),
    ],
    [
      t('finder.station.offers'),
      station.services.map((service) => t(`finder.station.services.${service}`)).join(' · ') || null,
    ],
  ];
  return (
    <dl className={panelCss.facts}>
      {facts.map(
        ([term, value]) =>
          value !== null && (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
};

const Errands = ({ station, detail }: { station: PublicStation; detail: StationDetail | undefined }) => {
  const { t } = useTranslation();
  const errands = detail?.errands ?? station.errands.map((name) => ({ name, papers: null }));
  if (errands.length === 0) return null;
  return (
    <section>
      <h3>{t('finder.station.errands')}</h3>
      <ul className={panelCss.errands}>
        {errands.map(({ name, papers }) => (
          <li key={name}>
            <strong>{name}</strong>
            {detail && (
              <span>{papers ? t('finder.station.papers', { papers }) : t('finder.station.noPapers')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

interface Props {
  readonly ranked: RankedStation;
  readonly now: Date;
  readonly start: Start | null;
  readonly walker: Walker;
  readonly close: () => void;
}

/** One station: whether it is open, how to get there, what can be done and which papers to bring. */
export const StationPanel = ({ ranked, now, start, walker, close }: Props) => {
  const { t } = useTranslation();
  const openText = useOpenText();
  const heading = useRef<HTMLHeadingElement>(null);
  const { station } = ranked;
  const detail = useStation(station.id).data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a station that is opened is read out from its name on
  useEffect(() => heading.current?.focus(), [station.id]);
  return (
    <article className={panelCss.panel}>
      <button type="button" className={css.plain} onClick={close}>
        ‹ {t('finder.station.back')}
      </button>
      <p className={panelCss.kind}>{t(`finder.station.kinds.${station.kind}`)}</p>
      <h2 ref={heading} tabIndex={-1}>
        {station.name}
      </h2>
      <p className={css.open} data-open={ranked.now.open}>
        {openText(station.state, ranked.now, now)}
      </p>
      {station.stateReason && <p>{station.stateReason}</p>}
      <StationActions station={station} />
      <StationDirections station={station} start={start} walker={walker} />
      <Facts station={station} />
      <StationWeek station={station} />
      <Errands station={station} detail={detail} />
    </article>
  );
};
