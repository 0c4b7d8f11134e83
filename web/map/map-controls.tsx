import type { Map as AtlasMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import { edgesOfWhole } from './free-area.ts';
import css from './map-view.module.css';
import { MeasureButton, MeasurePanel } from './measure-button.tsx';

interface Props {
  readonly map: AtlasMap;
  readonly bbox: readonly [number, number, number, number];
}

const longestScalePixels = 110;

const scaleOf = (map: AtlasMap): { meters: number; pixels: number } => {
  const metersPerPixel =
    (40_075_016.7 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
  const longest = longestScalePixels * metersPerPixel;
  const power = 10 ** Math.floor(Math.log10(longest));
  const meters = ([5, 2, 1].find((step) => step * power <= longest) ?? 1) * power;
  return { meters, pixels: Math.round(meters / metersPerPixel) };
};

const ScaleBar = ({ map }: { map: AtlasMap }) => {
  const { t, i18n } = useTranslation();
  const [scale, setScale] = useState(() => scaleOf(map));
  useEffect(() => {
    const update = (): void => setScale(scaleOf(map));
    map.on('zoom', update);
    map.on('moveend', update);
    return () => {
      map.off('zoom', update);
      map.off('moveend', update);
    };
  }, [map]);
  const inKilometers = scale.meters >= 1000;
  const text = new Intl.NumberFormat(i18n.language, {
    style: 'unit',
    unit: inKilometers ? 'kilometer' : 'meter',
  }).format(inKilometers ? scale.meters / 1000 : scale.meters);
  return (
    <div className={css.scale} style={{ width: scale.pixels }} title={t('map.scale')}>
      {text}
    </div>
  );
};

/** Zoom, whole district, measuring and scale. */
export const MapControls = ({ map, bbox }: Props) => {
  const { t } = useTranslation();
  const showAll = (): void => {
    map.fitBounds([...bbox] as [number, number, number, number], {
      padding: edgesOfWhole(map.getContainer().clientWidth),
    });
  };
  return (
    <>
      <ScaleBar map={map} />
      <fieldset className={css.controls} aria-label={t('map.controls')}>
        <button
          type="button"
          aria-label={t('map.zoomIn')}
          title={t('map.zoomIn')}
          onClick={() => map.zoomIn()}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          aria-label={t('map.zoomOut')}
          title={t('map.zoomOut')}
          onClick={() => map.zoomOut()}
        >
          <Icon name="minus" />
        </button>
        <button type="button" aria-label={t('map.whole')} title={t('map.whole')} onClick={showAll}>
          <Icon name="whole" />
        </button>
        <MeasureButton />
      </fieldset>
      <MeasurePanel map={map} />
    </>
  );
};
