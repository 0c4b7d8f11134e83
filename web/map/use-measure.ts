import type { Map as AtlasMap } from 'maplibre-gl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { featuresOfMeasure, layersOfMeasure, measureSource } from '../layers/measure.ts';
import { endOfSlot } from './layer-order.ts';
import { followMeasureHand } from './measure-hand.ts';
import type { Place } from './measured.ts';
import { setFeatures } from './sources.ts';

interface Sketch {
  readonly places: readonly Place[];
  readonly finished: boolean;
  /** The last point came from the keyboard, so the centre of the map is marked. */
  readonly byKeyboard: boolean;
}

const empty: Sketch = { places: [], finished: false, byKeyboard: false };

const putLayers = (map: AtlasMap): (() => void) => {
  const layers = layersOfMeasure();
  map.addSource(measureSource, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  for (const { slot, spec } of layers) map.addLayer(spec, endOfSlot(slot));
  return () => {
    for (const { spec } of layers) map.removeLayer(spec.id);
    map.removeSource(measureSource);
  };
};

const withPlace = ({ places, finished }: Sketch, place: Place, byKeyboard: boolean): Sketch => {
  const before = finished ? [] : places;
  const last = before.at(-1);
  const same = last && last[0] === place[0] && last[1] === place[1];
  return { places: same ? before : [...before, place], finished: false, byKeyboard };
};

/** A measurement in the making: drawn on the map while the component lives, gone with it. */
export const useMeasure = (map: AtlasMap, leave: () => void) => {
  const [sketch, setSketch] = useState(empty);
  const places = useRef<readonly Place[]>([]);
  places.current = sketch.finished ? [] : sketch.places;
  const undo = useCallback(
    () => setSketch((old) => ({ ...old, places: old.places.slice(0, -1), finished: false })),
    [],
  );
  const finish = useCallback(() => setSketch((old) => ({ ...old, finished: old.places.length > 1 })), []);
  const clear = useCallback(() => setSketch(empty), []);
  useEffect(() => putLayers(map), [map]);
  useEffect(() => setFeatures(map, measureSource, featuresOfMeasure(sketch.places, null)), [map, sketch]);
  useEffect(() => {
    let frame = 0;
    const stop = followMeasureHand(map, {
      add: (place, byKeyboard) => setSketch((old) => withPlace(old, place, byKeyboard)),
      point: (place) => {
        cancelAnimationFrame(frame);
        if (places.current.length === 0) return;
        frame = requestAnimationFrame(() => {
          if (places.current.length === 0) return;
          setFeatures(map, measureSource, featuresOfMeasure(places.current, place));
        });
      },
      undo,
      finish,
      leave,
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [map, undo, finish, leave]);
  return { ...sketch, undo, finish, clear };
};
