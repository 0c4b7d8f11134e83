import { useTranslation } from 'react-i18next';
import type { PublicStations } from '../../../server/contract/public-stations.ts';
import { stationServices } from '../../../server/contract/station-kinds.ts';
import { walkers } from '../../../server/contract/walking.ts';
import css from './finder.module.css';
import type { ChangeFinderView, FinderView } from './finder-view.ts';

interface Props {
  readonly view: FinderView;
  readonly change: ChangeFinderView;
}

/** Speeds of the elderly and on wheels are assumptions, and say so. */
const WalkerChoice = ({ view, change, known }: Props & { known: PublicStations | undefined }) => {
  const { t } = useTranslation();
  const speed = known?.walkers.find(({ walker }) => walker === view.walker)?.metersPerSecond;
  return (
    <fieldset className={css.walkers}>
      <legend>{t('finder.walker.label')}</legend>
      {walkers.map((walker) => (
        <label key={walker} data-chosen={walker === view.walker}>
          <input
            type="radio"
            name="walker"
            checked={walker === view.walker}
            onChange={() => change({ walker })}
          />
          {t(`finder.walker.${walker}`)}
        </label>
      ))}
      {speed !== undefined && (
        <p className={css.hint}>
          {t('finder.walker.speed', { speed: (speed * 3.6).toFixed(1) })}
          {view.walker !== 'general' && t('finder.walker.assumed')}
        </p>
      )}
    </fieldset>
  );
};

const ServiceChips = ({ view, change }: Props) => {
  const { t } = useTranslation();
  const { services, errand } = view;
  return (
    <fieldset className={css.chips} aria-label={t('finder.filter.label')}>
      {stationServices.map((service) => {
        const isOn = services.includes(service);
        const others = services.filter((other) => other !== service);
        return (
          <button
            key={service}
            type="button"
            className={css.chip}
            aria-pressed={isOn}
            onClick={() => change({ services: isOn ? others : [...services, service] })}
          >
            {t(`finder.station.services.${service}`)}
          </button>
        );
      })}
      {errand !== null && (
        <button
          type="button"
          className={css.chip}
          aria-pressed
          aria-label={t('finder.filter.removeErrand', { name: errand })}
          onClick={() => change({ errand: null })}
        >
          {errand} ×
        </button>
      )}
    </fieldset>
  );
};

/** Who walks, and what it is about. */
export const FinderChoices = (props: Props & { known: PublicStations | undefined }) => (
  <>
    <ServiceChips view={props.view} change={props.change} />
    <WalkerChoice {...props} />
  </>
);
