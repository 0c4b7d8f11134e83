import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { District } from '../../server/contract/district.ts';
import type { TileJsons } from '../api/tile-jsons.ts';
import { useView } from '../state/url.ts';
import { MapControls } from './map-controls.tsx';
import css from './map-view.module.css';
import { useHeatOnMap } from './use-heat.ts';
import { useChosenSource, usePointSources } from './use-map-features.ts';
import { useMapHost } from './use-map-host.ts';
import { useMapLayers, useMapTiles } from './use-map-layers.ts';
import { usePrintPicture } from './use-print-picture.ts';
import { useUnitValuesOnMap } from './use-unit-values.ts';

interface Props {
  readonly district: NonNullable<District['district']>;
  readonly tileJsons: TileJsons;
}

/** The map of the view; everything that floats on it lies elsewhere. */
export const MapView = ({ district, tileJsons }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const { t } = useTranslation();
  const [view] = useView();
  const map = useMapHost(box, district.bbox, tileJsons);
  useMapTiles(map, tileJsons);
  useMapLayers(map, view);
  usePointSources(map, view);
  useChosenSource(map, view);
  useHeatOnMap(map, view);
  useUnitValuesOnMap(map, view);
  const printed = usePrintPicture(map);
  const label = t('map.label', { name: district.name });
  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', label);
  }, [map, label]);
  return (
    <>
      <div className={css.map} id="map" ref={box}>
        <span className={css.cross} aria-hidden="true" />
      </div>
      {printed && view.mode === 'work' && <img className={css.printed} src={printed} alt={label} />}
      {map && <MapControls map={map} bbox={district.bbox} />}
    </>
  );
};
