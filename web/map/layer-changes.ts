import type { LayerSpecification } from 'maplibre-gl';

export interface LayerChange {
  readonly layer: string;
  readonly kind: 'layout' | 'paint' | 'filter';
  readonly name: string;
  readonly value: unknown;
}

type Properties = Readonly<Record<string, unknown>>;

const changesOf = (
  layer: string,
  kind: 'layout' | 'paint',
  before: Properties = {},
  after: Properties = {},
): LayerChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({ layer, kind, name, value: after[name] }));

const filterOf = (spec: LayerSpecification): unknown => ('filter' in spec ? spec.filter : undefined);

/** What must be set on a map that shows `before` so that it shows `after`; both have the same layers. */
export const changesBetween = (
  before: readonly LayerSpecification[],
  after: readonly LayerSpecification[],
): LayerChange[] => {
  const known = new Map(before.map((spec) => [spec.id, spec]));
  return after.flatMap((spec) => {
    const old = known.get(spec.id);
    if (!old) return [];
    const filterChanged = JSON.stringify(filterOf(old)) !== JSON.stringify(filterOf(spec));
    return [
      ...changesOf(spec.id, 'layout', old.layout as Properties, spec.layout as Properties),
      ...changesOf(spec.id, 'paint', old.paint as Properties, spec.paint as Properties),
      ...(filterChanged
        ? [{ layer: spec.id, kind: 'filter' as const, name: 'filter', value: filterOf(spec) }]
        : []),
    ];
  });
};
