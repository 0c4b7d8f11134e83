import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstPeriod, type Period, stepPeriod } from '../../../state/period.ts';
import { useView } from '../../../state/url.ts';
import { Icon } from '../../../ui/icons.tsx';
import css from './playback.module.css';

const speeds = [0.5, 1, 2] as const;
const pauseMs = 1600;

interface Props {
  readonly whole: Period;
  readonly period: Period;
}

/**
 * Moves the period through the data, a bar of the histogram at a time. The next step waits until the picture of this
 * one is there, so that no period is skipped.
 */
export const Playback = ({ whole, period }: Props) => {
  const { t } = useTranslation();
  const [view, changeView] = useView();
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1);
  const waits = useIsFetching({ queryKey: ['tickets'] }) > 0;
  const next = stepPeriod(period, view.step, whole);
  useEffect(() => {
    if (!playing || waits) return;
    const following = stepPeriod(period, view.step, whole);
    if (!following) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => changeView(following, 'replace'), pauseMs / speed);
    return () => clearTimeout(timer);
  }, [playing, waits, period, view.step, whole, speed, changeView]);
  const play = (): void => {
    if (!playing && !next) changeView(firstPeriod(period, whole), 'replace');
    setPlaying(!playing);
  };
  const isWhole = period.from <= whole.from && period.until >= whole.until;
  return (
    <div className={css.playback}>
      <button
        type="button"
        aria-label={t(playing ? 'playback.pause' : 'playback.play')}
        title={t(isWhole ? 'playback.nothing' : playing ? 'playback.pause' : 'playback.play')}
        disabled={isWhole}
        onClick={play}
      >
        <Icon name={playing ? 'pause' : 'play'} size={18} />
      </button>
      <button
        type="button"
        aria-label={t('playback.step')}
        title={t('playback.step')}
        disabled={!next}
        onClick={() => next && changeView(next, 'replace')}
      >
        <Icon name="step" size={18} />
      </button>
      <select
        aria-label={t('playback.speed')}
        value={speed}
        onChange={(event) => setSpeed(speeds.find((one) => String(one) === event.currentTarget.value) ?? 1)}
      >
        {speeds.map((one) => (
          <option key={one} value={one}>
            {one}×
          </option>
        ))}
      </select>
    </div>
  );
};
