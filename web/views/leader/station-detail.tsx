import { useTranslation } from 'react-i18next';
import type { StationDetail as Station } from '../../../server/contract/stations.ts';
import { useStation } from '../../api/stations.ts';
import { useFormats } from '../../i18n/format.ts';
import { FactList } from '../../ui/fact-list.tsx';
import css from './detail-drawer.module.css';
import { DetailHead, DetailSection, WhenLoaded } from './detail-parts.tsx';
import { StationHours } from './station-hours.tsx';

const OpenState = ({ station }: { station: Station }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { open, changesAt } = station.now;
  const text =
    station.state === 'suspended'
      ? t('station.suspended')
      : station.state === 'closed'
        ? t('station.shut')
        : open
          ? t('station.open')
          : t('station.closed');
  const next = changesAt && station.state === 'open' ? formats.moment(changesAt) : null;
  return (
    <p className={css.state}>
      <b data-open={open}>{text}</b>
      {next && <span>{t(open ? 'station.until' : 'station.opensAt', { time: next })}</span>}
      {station.stateReason && <span>{station.stateReason}</span>}
    </p>
  );
};

const Facts = ({ station }: { station: Station }) => {
  const { t } = useTranslation();
  const access = [
    station.hasLift && t('station.lift'),
    station.hasRamp && t('station.ramp'),
    station.hasAccessibleToilet && t('station.toilet'),
  ].filter(Boolean);
  return (
    <FactList
      facts={[
        { term: t('station.address'), value: [station.address, station.floor].filter(Boolean).join(' ') },
        {
          term: t('station.phone'),
          value: station.phone ? (
            <a
              className={css.link}
              href={`tel:${station.phone}`}
              aria-label={t('station.call', { phone: station.phone })}
            >
              {station.phone}
            </a>
          ) : (
            t('station.noPhone')
          ),
        },
        station.communityName ? { term: t('compound.community'), value: station.communityName } : null,
        access.length > 0 ? { term: t('station.access'), value: access.join(' · ') } : null,
      ]}
    />
  );
};

const Tags = ({
  title,
  group,
  terms,
}: {
  title: string;
  group: 'service' | 'function';
  terms: readonly string[];
}) => {
  const { t } = useTranslation();
  if (terms.length === 0) return null;
  return (
    <DetailSection title={title}>
      <ul className={css.tags}>
        {terms.map((term) => (
          <li key={term}>{t(`station.${group}.${term}`, term)}</li>
        ))}
      </ul>
    </DetailSection>
  );
};

const Errands = ({ station }: { station: Station }) => {
  const { t } = useTranslation();
  if (station.errands.length === 0) return null;
  return (
    <DetailSection title={t('station.errands')}>
      <FactList
        facts={station.errands.map((errand) => ({
          term: errand.name,
          value: errand.papers ? t('station.papers', { papers: errand.papers }) : '—',
        }))}
      />
    </DetailSection>
  );
};

/** A service station: open now, address, phone, hours, what it offers. */
export const StationDetail = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  return (
    <WhenLoaded answer={useStation(id)}>
      {(station) => (
        <>
          <DetailHead kind={t(`station.kinds.${station.kind}`)} name={station.name} />
          <OpenState station={station} />
          <Facts station={station} />
          <DetailSection title={t('station.hours')}>
            <StationHours station={station} />
          </DetailSection>
          <Tags title={t('station.services')} group="service" terms={station.services} />
          <Tags title={t('station.functions')} group="function" terms={station.functions} />
          <Errands station={station} />
          <p className={css.quiet} style={{ marginTop: 16 }}>
            {t('station.coverage')}
          </p>
        </>
      )}
    </WhenLoaded>
  );
};
