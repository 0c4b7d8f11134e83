import type { Map as AtlasMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import { edgesOfWhole } from './free-area.ts';
import { scaleOfMap, scaleText } from './map-scale.ts';
import css from './map-view.module.css';
import { MeasureButton, MeasurePanel } from './measure-button.tsx';

interface Props {
  readonly map: AtlasMap;
  readonly bbox: readonly [number, number, number, number];
}

const ScaleBar = ({ map }: { map: AtlasMap }) => {
  const { t, i18n } = useTranslation();
  const [scale, setScale] = useState(() => scaleOfMap(map));
  useEffect(() => {
    const update = (): void => setScale(scaleOfMap(map));
    map.on('zoom', update);
    map.on('moveend', update);
    return () => {
      map.off('zoom', update);
      map.off('moveend', update);
    };
  }, [map]);
  const text = scaleText(scale.meters, i18n.language);
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
