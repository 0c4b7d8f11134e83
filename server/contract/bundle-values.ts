/** East and north in integer centimetres from the district's local origin. */
export type BundlePoint = readonly [east: number, north: number];
export type BundleLine = readonly BundlePoint[];
/** Closed without the repeated last point. */
export type BundleRing = readonly BundlePoint[];
/** Outer ring anticlockwise, then holes clockwise. */
export type BundlePolygon = readonly BundleRing[];
/** ISO date, Asia/Shanghai. */
export type BundleDate = string;
/** Milliseconds since 1970 UTC. */
export type BundleTime = number;
export type BundleGeometry =
  | { readonly type: 'point'; readonly point: BundlePoint }
  | { readonly type: 'line'; readonly line: BundleLine }
  | { readonly type: 'polygons'; readonly polygons: readonly BundlePolygon[] };
