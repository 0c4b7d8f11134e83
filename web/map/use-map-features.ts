import { useQuery } from '@tanstack/react-query';
import type { Map as AtlasMap } from 'maplibre-gl';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { featureQuery, useFeatures } from '../api/features.ts';
import { formatsOf } from '../i18n/format.ts';
import { featuresOfChosen } from '../layers/chosen.ts';
import { featuresOfCoverage, featuresOfPartyOrgs, featuresOfStations } from '../layers/point-features.ts';
import { bboxOf } from '../layers/veil.ts';
import { useMinute } from '../state/use-minute.ts';
import type { View } from '../state/view.ts';
import { keepInSight } from './free-area.ts';
import { setFeatures } from './sources.ts';

/** What is written along a circle. */
const useCircleText = () => {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    (meters: number) => t('legend.circle', { value: formatsOf(language).count(meters) }),
    [t, language],
  );
};

const useSource = (map: AtlasMap | null, source: string, features: readonly GeoJSON.Feature[]): void => {
  useEffect(() => {
    if (map) setFeatures(map, source, features);
  }, [map, source, features]);
};

/** Stations, their estimated coverage and party organisations, each asked for when first shown. */
export const usePointSources = (map: AtlasMap | null, view: View): void => {
  const wanted = (layer: View['layers'][number]): boolean => view.layers.includes(layer);
  const stations = useFeatures('stations', wanted('stations') || wanted('coverage')).data;
  const partyOrgs = useFeatures('party-orgs', wanted('party-orgs')).data;
  const minute = useMinute();
  const circleText = useCircleText();
  const stationFeatures = useMemo(() => featuresOfStations(stations ?? [], minute), [stations, minute]);
  const partyFeatures = useMemo(() => featuresOfPartyOrgs(partyOrgs ?? []), [partyOrgs]);
  const coverageShown = wanted('coverage');
  const coverage = useMemo(
    () =>
      coverageShown
        ? featuresOfCoverage(stations ?? [], view.coverageMeters, circleText(view.coverageMeters))
        : [],
    [stations, coverageShown, view.coverageMeters, circleText],
  );
  useSource(map, 'stations', stationFeatures);
  useSource(map, 'party-orgs', partyFeatures);
  useSource(map, 'coverage', coverage);
};

const nothing: readonly GeoJSON.Feature[] = [];

/** The chosen thing with its exact geometry, and the veil over the rest. */
export const useChosenSource = (map: AtlasMap | null, view: View): void => {
  const { selection } = view;
  const circleText = useCircleText();
  const { data } = useQuery({
    ...featureQuery(selection?.collection ?? 'areas', selection?.id ?? ''),
    enabled: selection !== null,
  });
  const chosen = useMemo(
    () =>
      selection && data && data.id === selection.id
        ? featuresOfChosen(selection.collection, data.geometry, circleText)
        : null,
    [selection, data, circleText],
  );
  const chosenId = chosen ? selection?.id : undefined;
  const geometry = chosenId ? data?.geometry : undefined;
  useEffect(() => {
    if (map && geometry && !map.isMoving()) keepInSight(map, bboxOf(geometry));
  }, [map, geometry]);
  useSource(map, 'chosen', chosen?.thing ?? nothing);
  useSource(map, 'chosen-veil', chosen?.veil ?? nothing);
};
