import { describe, expect, test } from 'vitest';
import { composeLayers, orderBySlot } from '../../../web/map/compose-layers.ts';
import { changesBetween } from '../../../web/map/layer-changes.ts';
import { endOfSlot, slots } from '../../../web/map/layer-order.ts';
import { clickableLayers, thingsOf } from '../../../web/map/things.ts';
import { defaultView, layerIds, type View } from '../../../web/state/view.ts';

const idsOf = (view: View): string[] => composeLayers(view).map((layer) => layer.id);

describe('layers of a view', () => {
  test('every view has the same layers in the same order', () => {
    const all = idsOf({ ...defaultView, layers: layerIds, language: 'en' });
    expect(idsOf({ ...defaultView, layers: [] })).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  test('each slot ends with its own mark, in order', () => {
    const marks = idsOf(defaultView).filter((id) => id.startsWith('slot:'));
    expect(marks).toEqual(slots.map(endOfSlot));
  });

  test('the heat lies over roads and under lines and names', () => {
    const ids = idsOf(defaultView);
    const heat = ids.indexOf(endOfSlot('heat'));
    expect(ids.indexOf('road')).toBeLessThan(heat);
    for (const above of ['line:street', 'label:community', 'place-name', 'point:centre']) {
      expect(ids.indexOf(above)).toBeGreaterThan(heat);
    }
  });

  test('layers of a slot keep their order whatever is given first', () => {
    const given = [
      { slot: 'points' as const, spec: { id: 'a', type: 'background' as const } },
      { slot: 'ground' as const, spec: { id: 'b', type: 'background' as const } },
    ];
    expect(
      orderBySlot(given)
        .map((layer) => layer.id)
        .filter((id) => !id.startsWith('slot:')),
    ).toEqual(['b', 'a']);
  });

  test.each(
    layerIds.filter((id) => id !== 'heat'),
  )('switching %s changes layers of the map, and only whether they are seen', (id) => {
    const off = composeLayers({ ...defaultView, layers: [] });
    const on = composeLayers({ ...defaultView, layers: [id] });
    const changes = changesBetween(off, on);
    expect(changes.length).toBeGreaterThan(0);
    expect(new Set(changes.map((change) => change.name))).toEqual(new Set(['visibility']));
  });

  test('the language changes names only', () => {
    const changes = changesBetween(
      composeLayers(defaultView),
      composeLayers({ ...defaultView, language: 'en' }),
    );
    expect(new Set(changes.map((change) => change.name))).toEqual(new Set(['text-field']));
  });

  test('every layer that answers a click is on the map', () => {
    expect(idsOf(defaultView)).toEqual(expect.arrayContaining([...clickableLayers]));
  });
});

describe('what lies under a click', () => {
  const hit = (layer: string, id: number | undefined, properties: Record<string, unknown> = {}) => ({
    layer: { id: layer },
    id,
    properties,
  });

  test('the most specific comes first, each once, whatever the map gives first', () => {
    const things = thingsOf([
      hit('face:street', 1, { level: 'street' }),
      hit('face:building', 7),
      hit('face:street', 1, { level: 'street' }),
      hit('point:station', undefined, { id: 'abc', name: '站' }),
      hit('road', 9),
    ]);
    expect(things.map((thing) => thing.collection)).toEqual(['stations', 'buildings', 'areas']);
    expect(things[0]).toMatchObject({ id: 'abc', name: '站' });
  });

  test('what nobody can look up is left out', () => {
    expect(thingsOf([hit('face:compound', undefined)])).toEqual([]);
  });
});
