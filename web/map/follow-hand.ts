import type { QueryClient } from '@tanstack/react-query';
import type { Map as AtlasMap, GeoJSONSource, MapMouseEvent, PointLike } from 'maplibre-gl';
import { featureByNumberQuery } from '../api/features.ts';
import { useUi } from '../state/ui.ts';
import type { ChangeView } from '../state/url.ts';
import type { View } from '../state/view.ts';
import { hoverOver } from './hover.ts';
import { clickableLayers, type Thing, thingsOf } from './things.ts';

interface Latest {
  readonly current: { readonly view: View; readonly changeView: ChangeView };
}

const reachPixels = 4;
/** Safari allows 100 changes of the address in 30 s. */
const addressPauseMs = 400;

const thingsAt = (map: AtlasMap, { x, y }: { x: number; y: number }): Thing[] => {
  const around: [PointLike, PointLike] = [
    [x - reachPixels, y - reachPixels],
    [x + reachPixels, y + reachPixels],
  ];
  const points = clickableLayers.filter((layer) => !layer.startsWith('face:'));
  const faces = clickableLayers.filter((layer) => layer.startsWith('face:'));
  return thingsOf([
    ...map.queryRenderedFeatures(around, { layers: points }),
    ...map.queryRenderedFeatures([x, y], { layers: faces }),
  ]);
};

const openCluster = (map: AtlasMap, point: { x: number; y: number }): boolean => {
  const [cluster] = map.queryRenderedFeatures([point.x, point.y], { layers: ['party-org-cluster'] });
  const id = cluster?.properties.cluster_id;
  if (!cluster || typeof id !== 'number' || cluster.geometry.type !== 'Point') return false;
  const [longitude = 0, latitude = 0] = cluster.geometry.coordinates;
  void map
    .getSource<GeoJSONSource>('party-orgs')
    ?.getClusterExpansionZoom(id)
    .then((zoom) => map.easeTo({ center: [longitude, latitude], zoom }));
  return true;
};

/** The id of a thing: tiles know numbers only, so the GeoJSON door is asked. Null where it is gone. */
export const idOfThing = async (client: QueryClient, thing: Thing): Promise<string | null> => {
  if (thing.id) return thing.id;
  if (thing.featureId === null) return null;
  const feature = await client.fetchQuery(featureByNumberQuery(thing.collection, thing.featureId));
  return feature?.id ?? null;
};

const choose = async (client: QueryClient, things: readonly Thing[], latest: Latest): Promise<void> => {
  const [first] = things;
  useUi.getState().setThings(things);
  if (!first) {
    if (latest.current.view.selection) latest.current.changeView({ selection: null });
    return;
  }
  const id = await idOfThing(client, first).catch(() => null);
  if (id) latest.current.changeView({ selection: { collection: first.collection, id } });
};

const writePlace = (map: AtlasMap, latest: Latest): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { lng, lat } = map.getCenter();
      latest.current.changeView({ center: [lng, lat], zoom: map.getZoom() }, 'replace');
    }, addressPauseMs);
  };
};

/** Answers the pointer and the keyboard on the map until the returned function is called. */
export const followHand = (map: AtlasMap, client: QueryClient, latest: Latest): (() => void) => {
  const click = (event: MapMouseEvent): void => {
    if (useUi.getState().measuring) return;
    if (!openCluster(map, event.point)) void choose(client, thingsAt(map, event.point), latest);
  };
  const canvas = map.getCanvas();
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || useUi.getState().measuring) return;
    event.preventDefault();
    void choose(client, thingsAt(map, map.project(map.getCenter())), latest);
  };
  const moved = writePlace(map, latest);
  moved();
  const stopHover = hoverOver(map);
  map.on('click', click);
  map.on('moveend', moved);
  canvas.addEventListener('keydown', press);
  return () => {
    stopHover();
    map.off('click', click);
    map.off('moveend', moved);
    canvas.removeEventListener('keydown', press);
  };
};
