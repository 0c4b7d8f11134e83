import type { WalkEdgeKind } from '../contract/walking.ts';
import type { WalkAccess } from '../engines/walk/network.ts';
import type { OsmTags } from './osm-element.ts';

/** What walkers may do on a way. */
export interface FootWay {
  readonly kind: WalkEdgeKind;
  readonly access: WalkAccess;
  readonly wheelchair: boolean | null;
  readonly name: string | null;
}

/** Ways that people walk on unless a tag says otherwise. */
const walked = new Set([
  'primary',
  'primary_link',
  'secondary',
  'secondary_link',
  'tertiary',
  'tertiary_link',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'road',
  'track',
  'path',
  'footway',
  'pedestrian',
  'steps',
  'corridor',
  'platform',
  'elevator',
]);
/** Ways for others, on which people walk where a tag says so. */
const walkedIfTagged = new Set([
  'trunk',
  'trunk_link',
  'cycleway',
  'bridleway',
  'motorway',
  'motorway_link',
  'busway',
]);
const paths = new Set([
  'path',
  'footway',
  'pedestrian',
  'steps',
  'corridor',
  'platform',
  'elevator',
  'cycleway',
  'bridleway',
  'track',
]);

const opening = new Set([
  'yes',
  'designated',
  'permissive',
  'official',
  'public',
  'destination',
  'customers',
  'crossing',
]);
const residents = new Set(['private', 'residents', 'permit', 'delivery']);
const closing = new Set(['no', 'use_sidepath', 'agricultural', 'forestry', 'emergency', 'military']);
const sidewalks = new Set(['yes', 'both', 'left', 'right']);

/** How a way may be walked, or null where it may not; `oneway` is for vehicles and binds nobody on foot. */
export const footWayOf = (tags: OsmTags): FootWay | null => {
  const access = accessOfWay(tags);
  if (access === null) return null;
  return {
    kind: kindOf(tags),
    access,
    wheelchair: wheelsOf(tags),
    name: tags['name:zh'] ?? tags.name ?? null,
  };
};

const accessOfWay = (tags: OsmTags): WalkAccess | null => {
  const highway = tags.highway ?? '';
  const isPlatform = tags.railway === 'platform' || tags.public_transport === 'platform';
  const isOther = isPlatform || tags.man_made === 'pier' || tags.route === 'ferry';
  if (tags.route === 'ferry') return null;
  const needsTag = walkedIfTagged.has(highway) || tags.motorroad === 'yes';
  if (!walked.has(highway) && !needsTag && !(highway === '' && isOther)) return null;
  const own = accessOf(tags);
  if (own !== 'unsaid') return own;
  const hasSidewalk = ['sidewalk', 'sidewalk:both', 'sidewalk:left', 'sidewalk:right'].some((key) =>
    sidewalks.has(tags[key] ?? ''),
  );
  return needsTag && !hasSidewalk ? null : 'open';
};

/** What `foot`, and where it is silent `access`, says; a value that is not known says nothing. */
const accessOf = ({ foot = '', access = '' }: OsmTags): WalkAccess | null | 'unsaid' => {
  for (const value of [foot, access]) {
    if (closing.has(value)) return null;
    if (residents.has(value)) return 'private';
    if (value === foot && opening.has(value)) return 'open';
  }
  return 'unsaid';
};

const kindOf = (tags: OsmTags): WalkEdgeKind => {
  const highway = tags.highway ?? '';
  if (highway === 'steps') return 'steps';
  if (tags.footway === 'crossing' || tags.path === 'crossing' || tags.cycleway === 'crossing')
    return 'crossing';
  if (tags.bridge !== undefined && tags.bridge !== 'no') return 'bridge';
  return paths.has(highway) || highway === '' ? 'path' : 'street';
};

const wheelsOf = (tags: OsmTags): boolean | null => {
  if (tags.wheelchair === 'no') return false;
  if (tags.wheelchair === 'yes' || tags.wheelchair === 'designated') return true;
  if (tags.highway === 'steps') return tags['ramp:wheelchair'] === 'yes' ? true : null;
  return tags.kerb === 'raised' ? false : null;
};

/** What stands at a node: a barrier that one passes, one that one passes if allowed, a kerb. */
export interface FootNode {
  readonly kind: 'gate' | 'kerb';
  readonly access: WalkAccess;
  readonly wheelchair: boolean | null;
  readonly hours: string | null;
}

const gates = new Set([
  'gate',
  'lift_gate',
  'swing_gate',
  'sliding_gate',
  'wicket_gate',
  'kissing_gate',
  'hampshire_gate',
  'bump_gate',
  'turnstile',
  'full-height_turnstile',
  'sally_port',
  'entrance',
]);
const wheelless = new Set(['kissing_gate', 'turnstile', 'full-height_turnstile', 'stile', 'log']);
const solid = new Set(['wall', 'fence', 'hedge', 'debris', 'guard_rail', 'city_wall', 'retaining_wall']);

/** What walkers meet at a node; null where it is nothing, or a bollard or the like that lets everybody through. */
export const footNodeOf = (tags: OsmTags): FootNode | null => {
  const barrier = tags.barrier ?? '';
  if (tags.kerb === 'raised' && (barrier === 'kerb' || barrier === ''))
    return {
      kind: 'kerb',
      access: 'open',
      wheelchair: tags.wheelchair === 'yes',
      hours: null,
    };
  if (barrier === '' || barrier === 'kerb' || barrier === 'no') return null;
  const said = accessOf(tags);
  const isOpen = said === 'open';
  const access: WalkAccess =
    said === null || (tags.locked === 'yes' && !isOpen) || (solid.has(barrier) && !isOpen)
      ? 'closed'
      : said === 'unsaid'
        ? 'open'
        : said;
  const wheels = tags.wheelchair === 'no' || (wheelless.has(barrier) && tags.wheelchair !== 'yes');
  if (!gates.has(barrier) && access === 'open' && !wheels) return null;
  const wheelchair = wheels ? false : tags.wheelchair === 'yes' ? true : null;
  return { kind: 'gate', access, wheelchair, hours: tags.opening_hours ?? null };
};
