import type { Map as AtlasMap } from 'maplibre-gl';

interface Edges {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Up to here the page has its phone layout, as the style sheets say (48em). */
const widthOfPhone = 768;
/** Height of the buttons on the map, which the district keeps clear of on a phone. */
const controlsHeight = 180;
/** The map of a phone ends above these. */
const phoneTabsHeight = 64;
/** How much of the page the details may cover on a phone. */
const partOfDetails = 0.62;

/** How much of the map's edges the panels cover while the details are open, in pixels. */
export const coveredEdges = (map: AtlasMap): Edges => {
  const { clientWidth, clientHeight } = map.getContainer();
  if (clientWidth <= widthOfPhone) {
    const bottom = Math.round((clientHeight + phoneTabsHeight) * partOfDetails);
    return { top: 40, right: 24, bottom, left: 24 };
  }
  return { top: 48, right: 480, bottom: 180, left: 370 };
};

/** Room round the whole district, in pixels, in a map of this width; on a phone it is as wide as the screen. */
export const edgesOfWhole = (width: number): Edges =>
  width <= widthOfPhone
    ? { top: 130, right: 4, bottom: controlsHeight, left: 4 }
    : { top: 108, right: 32, bottom: 150, left: 360 };

type Bbox = readonly [number, number, number, number];

/** Moves the map just so far that the middle of a place is not under a panel. */
export const keepInSight = (map: AtlasMap, [west, south, east, north]: Bbox): void => {
  const { clientWidth, clientHeight } = map.getContainer();
  const edges = coveredEdges(map);
  const { x, y } = map.project([(west + east) / 2, (south + north) / 2]);
  const beyond = (value: number, low: number, high: number): number =>
    value < low ? value - low : value > high ? value - high : 0;
  const dx = beyond(x, edges.left, clientWidth - edges.right);
  const dy = beyond(y, edges.top, clientHeight - edges.bottom);
  if (dx !== 0 || dy !== 0) map.panBy([dx, dy], { duration: 300 });
};
