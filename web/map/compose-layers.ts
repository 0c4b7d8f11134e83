import type { LayerSpecification } from 'maplibre-gl';
import { layersOfBaseMap } from '../layers/base-map.ts';
import { layersOfBoundaries } from '../layers/boundaries.ts';
import { layersOfBuildings } from '../layers/buildings.ts';
import { layersOfChosen } from '../layers/chosen.ts';
import { layersOfCompounds } from '../layers/compounds.ts';
import { layersOfPartyOrgs } from '../layers/party-orgs.ts';
import type { SlottedLayer } from '../layers/slotted-layer.ts';
import { layersOfCoverage, layersOfStations } from '../layers/stations.ts';
import { layersOfUnitLabels } from '../layers/unit-labels.ts';
import { layersOfUnitValues } from '../layers/unit-values.ts';
import type { View } from '../state/view.ts';
import { endOfSlot, slots } from './layer-order.ts';

const endLayer = (id: string): LayerSpecification => ({
  id,
  type: 'background',
  layout: { visibility: 'none' },
});

/** Layers in the order of their slots, each slot closed by its invisible end. */
export const orderBySlot = (layers: readonly SlottedLayer[]): LayerSpecification[] =>
  slots.flatMap((slot) => [
    ...layers.filter((layer) => layer.slot === slot).map((layer) => layer.spec),
    endLayer(endOfSlot(slot)),
  ]);

/** Every MapLibre layer of a view, bottom to top. */
export const composeLayers = (view: View): LayerSpecification[] =>
  orderBySlot([
    ...layersOfBaseMap(view),
    ...layersOfCompounds(view),
    ...layersOfBuildings(view),
    ...layersOfUnitValues(view),
    ...layersOfCoverage(view),
    ...layersOfBoundaries(view),
    ...layersOfChosen(view),
    ...layersOfUnitLabels(view),
    ...layersOfPartyOrgs(view),
    ...layersOfStations(view),
  ]);
