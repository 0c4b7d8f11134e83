import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CoverageEvidence } from '../../../server/contract/coverage-evidence.ts';
import { routeStepText } from '../../../server/contract/walk-route.ts';
import { useFormats } from '../../i18n/format.ts';
import css from './coverage-page.module.css';

interface Props {
  readonly evidence: CoverageEvidence;
  readonly onClose: () => void;
}

const Entrances = ({ entrances }: Pick<CoverageEvidence, 'entrances'>) => {
  const { t } = useTranslation();
  const { figure, count } = useFormats();
  if (entrances.length === 0) return <p>{t('coverage.noEntrance')}</p>;
  return (
    <ul className={css.note}>
      {entrances.map((entrance) => (
        <li key={entrance.id}>
          {t(`coverage.entrances.${entrance.kind}`)}
          {': '}
          {entrance.snap === null
            ? t('coverage.entranceOff', { meters: entrance.nearestWayMeters ?? '?' })
            : !entrance.isPassable
              ? t('coverage.entranceShut')
              : entrance.minutes === null || entrance.meters === null
                ? t('coverage.unreachable')
                : t('coverage.reaches', {
                    minutes: figure(entrance.minutes),
                    meters: count(entrance.meters),
                    station: entrance.station?.name ?? '',
                  })}
        </li>
      ))}
    </ul>
  );
};

/** What the answer for a compound rests on. */
export const CoverageEvidencePanel = ({ evidence, onClose }: Props) => {
  const { t, i18n } = useTranslation();
  const { figure, count, day } = useFormats();
  const { route, network, compound } = evidence;
  return (
    <section className={css.evidence} aria-label={t('coverage.evidence')}>
      <div className={css.head}>
        <h2>{compound.name}</h2>
        <Button variant="default" size="xs" onClick={onClose}>
          {t('app.close')}
        </Button>
      </div>
      {route === null ? (
        <p>{t('coverage.noRoute')}</p>
      ) : (
        <>
          <p>
            {t('coverage.route', {
              minutes: figure(route.minutes),
              meters: count(route.meters),
              station: route.station.name,
            })}
          </p>
          <ol>
            {route.steps.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own, and their order does not change
              <li key={index}>{routeStepText(step, i18n.language === 'en' ? 'en' : 'zh-CN')}</li>
            ))}
          </ol>
          <p className={css.note}>
            {t('coverage.snap', { meters: figure(route.station.snap.accessMeters) })}
            {route.gatesWithoutHours > 0 &&
              ` ${t('coverage.gatesUnknown', { count: route.gatesWithoutHours })}`}
            {route.unknownWheelMeters > 0 &&
              ` ${t('coverage.wheelsUnknown', { meters: count(route.unknownWheelMeters) })}`}
          </p>
        </>
      )}
      <Entrances entrances={evidence.entrances} />
      <p className={css.note}>
        {t('coverage.network', { name: network.sourceName, day: day(network.asOf) })}
      </p>
    </section>
  );
};
