import type { Map as AtlasMap, FeatureIdentifier } from 'maplibre-gl';
import { useEffect, useMemo, useRef } from 'react';
import { useUnitMeasure } from '../api/unit-measures.ts';
import { placeOfLevel } from '../layers/unit-values.ts';
import { kindOfMeasure, paintUnits, scaleOf } from '../layers/value-scale.ts';
import { useTicketQuestion } from '../state/use-ticket-question.ts';
import type { View } from '../state/view.ts';
import { dayColours } from '../ui/tokens.ts';

/**
 * The measure of the view, the scale that the whole time and the whole district fix, and how each unit is painted.
 * Map, legend, table and sentence all speak of this one answer.
 */
export const useUnitValues = (view: View, isWanted = view.layers.includes('values')) => {
  const { asked, whole } = useTicketQuestion(view);
  const { level, measure, compare } = view;
  const answer = useUnitMeasure({ level, measure, compare }, isWanted ? asked : null);
  const needsReference = kindOfMeasure(measure) === 'amount';
  const reference = useUnitMeasure(
    { level, measure, compare },
    isWanted && asked && needsReference ? whole : null,
  );
  const fits = answer.data?.measure === measure && answer.data.level === level;
  const data = fits ? answer.data : undefined;
  const fixed = needsReference && reference.data?.measure === measure ? reference.data : null;
  const scale = useMemo(() => scaleOf(measure, fixed ?? null), [measure, fixed]);
  const paints = useMemo(() => (data ? paintUnits(scale, data) : []), [scale, data]);
  const waits = needsReference && reference.isPending;
  return {
    data: waits ? undefined : data,
    scale,
    paints,
    error: answer.error ?? reference.error,
    answer,
    reference,
  };
};

/** Colour of a unit of which nothing can be said. */
export const unknownColour = dayColours.unknown;

/** Paints the units by feature states; what is no longer painted is cleared. */
export const useUnitValuesOnMap = (map: AtlasMap | null, view: View): void => {
  const isShown = view.layers.includes('values');
  const { data, scale, paints } = useUnitValues(view);
  const painted = useRef<FeatureIdentifier[]>([]);
  useEffect(() => {
    if (!map) return;
    for (const feature of painted.current) map.removeFeatureState(feature);
    painted.current = [];
    if (!isShown || !data) return;
    const { source } = placeOfLevel[data.level];
    painted.current = data.featureId.map((id, unit) => {
      const feature = { source, sourceLayer: source, id };
      const paint = paints[unit];
      const known = paint?.level === null || paint === undefined ? null : scale?.colours[paint.level];
      const colour = known ?? (paint?.hatched ? dayColours.panel : unknownColour);
      map.setFeatureState(feature, { colour, hatched: paint?.hatched ?? false });
      return feature;
    });
  }, [map, isShown, data, scale, paints]);
};
