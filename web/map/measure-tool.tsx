import { Button } from '@mantine/core';
import type { Map as AtlasMap } from 'maplibre-gl';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { Icon } from '../ui/icons.tsx';
import css from './measure-tool.module.css';
import { type Measured, measured } from './measured.ts';
import { useMeasure } from './use-measure.ts';

const squareMetersPerHectare = 10_000;
const squareMetersPerSquareKilometer = 1_000_000;

/** Lengths and areas in the unit that reads best. */
const useTexts = () => {
  const { t } = useTranslation();
  const { count, figure } = useFormats();
  return {
    length: (meters: number): string =>
      Math.round(meters) < 1000
        ? t('legend.meters', { value: count(meters) })
        : t('measure.kilometers', { value: figure(meters / 1000) }),
    area: (squareMeters: number): string =>
      squareMeters < squareMetersPerSquareKilometer
        ? t('unit.hectares', { value: figure(squareMeters / squareMetersPerHectare) })
        : t('unit.squareKilometers', { value: figure(squareMeters / squareMetersPerSquareKilometer) }),
  };
};

const Figures = ({ result }: { result: Measured }) => {
  const { t } = useTranslation();
  const texts = useTexts();
  return (
    <>
      <dl className={css.figures}>
        <div>
          <dt>{t('measure.length')}</dt>
          <dd>{texts.length(result.lengthMeters)}</dd>
        </div>
        {result.areaSquareMeters !== null && (
          <div>
            <dt>{t('measure.area')}</dt>
            <dd>{texts.area(result.areaSquareMeters)}</dd>
          </div>
        )}
      </dl>
      {result.areaSquareMeters !== null && <p>{t('measure.closed')}</p>}
      {result.crosses && <p>{t('measure.crosses')}</p>}
    </>
  );
};

interface Props {
  readonly map: AtlasMap;
  readonly leave: () => void;
}

/** Measures length and area by clicks, taps or the keyboard; what is measured is told to screen readers. */
export const MeasureTool = ({ map, leave }: Props) => {
  const { t } = useTranslation();
  const { places, finished, byKeyboard, undo, finish, clear } = useMeasure(map, leave);
  const result = useMemo(() => measured(places), [places]);
  useEffect(() => map.getCanvas().focus(), [map]);
  const then = (action: () => void) => (): void => {
    action();
    map.getCanvas().focus();
  };
  const hint = finished ? 'measure.again' : places.length === 0 ? 'measure.hint' : 'measure.next';
  return (
    <>
      {byKeyboard && <span className={css.cross} aria-hidden="true" />}
      <section className={css.panel} aria-labelledby="measure-title">
        <div className={css.head}>
          <h2 id="measure-title">{t('measure.title')}</h2>
          <button type="button" aria-label={t('measure.close')} title={t('measure.close')} onClick={leave}>
            <Icon name="close" />
          </button>
        </div>
        <div className={css.result} aria-live="polite" aria-atomic="true">
          {places.length > 1 && <Figures result={result} />}
          {(finished || places.length < 3) && <p>{t(hint)}</p>}
        </div>
        <p className={css.keys}>{t('measure.keys')}</p>
        {places.length > 1 && <p>{t('measure.accuracy')}</p>}
        <div className={css.buttons}>
          <Button variant="default" disabled={places.length === 0} onClick={then(undo)}>
            {t('measure.undo')}
          </Button>
          <Button variant="default" disabled={places.length < 2 || finished} onClick={then(finish)}>
            {t('measure.finish')}
          </Button>
          <Button variant="default" disabled={places.length === 0} onClick={then(clear)}>
            {t('measure.clear')}
          </Button>
        </div>
      </section>
    </>
  );
};
