import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Coverage, CoverageCompounds, CoverageLimit } from '../../../server/contract/coverage.ts';
import type { CoverageEvidence } from '../../../server/contract/coverage-evidence.ts';
import type { TileJsons } from '../../api/tile-jsons.ts';
import { reachClass } from '../../layers/coverage-reach.ts';
import { setFeatures } from '../../map/sources.ts';
import { useOverlaidMap } from '../../map/use-overlaid-map.ts';
import css from './coverage-page.module.css';
import { reachOverlay } from './reach-overlay.ts';
import { useCompoundClicks } from './use-compound-clicks.ts';

interface Props {
  readonly bbox: readonly [number, number, number, number];
  readonly tileJsons: TileJsons;
  readonly compounds: CoverageCompounds['compounds'];
  readonly stations: Coverage['stations'];
  readonly limit: CoverageLimit;
  readonly evidence: CoverageEvidence | null;
  readonly onChoose: (id: string) => void;
}

const pointFeature = (point: readonly number[], properties: object): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [...point] },
  properties,
});

/** Compounds coloured by how far they walk; a click shows the way. */
export const CoverageMap = ({ bbox, tileJsons, compounds, stations, limit, evidence, onChoose }: Props) => {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const map = useOverlaidMap(box, bbox, tileJsons, reachOverlay);
  useCompoundClicks(map, (featureId) => {
    const found = compounds.find((compound) => compound.featureId === featureId);
    if (found) onChoose(found.id);
  });
  const chosen = evidence?.compound.id ?? null;
  useEffect(() => {
    if (!map) return;
    for (const compound of compounds)
      map.setFeatureState(
        { source: 'compounds', sourceLayer: 'compounds', id: compound.featureId },
        { reach: reachClass(compound, limit), chosen: compound.id === chosen },
      );
  }, [map, compounds, limit, chosen]);
  useEffect(() => {
    if (!map) return;
    const drawn = stations.map(({ point, absence }) => pointFeature(point, { counts: absence === null }));
    setFeatures(map, 'walk-stations', drawn);
  }, [map, stations]);
  useEffect(() => {
    if (!map) return;
    const line = evidence?.route?.line ?? [];
    setFeatures(
      map,
      'walk-route',
      line.length < 2
        ? []
        : [{ type: 'Feature', geometry: { type: 'LineString', coordinates: line }, properties: {} }],
    );
    const entrances = evidence?.entrances ?? [];
    setFeatures(
      map,
      'walk-places',
      entrances.map(({ point }, index) => pointFeature(point, { isBest: index === 0 })),
    );
    const places = [...line, ...entrances.map(({ point }) => point)];
    if (places.length === 0) return;
    const [longitudes, latitudes] = [places.map(([x]) => x), places.map(([, y]) => y)];
    map.fitBounds(
      [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)],
      {
        padding: 80,
        maxZoom: 17,
        duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200,
      },
    );
  }, [map, evidence]);
  const label = t('coverage.mapLabel');
  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', label);
  }, [map, label]);
  return <div className={css.map} id="map" ref={box} />;
};
