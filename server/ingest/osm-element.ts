export type OsmTags = Readonly<Record<string, string>>;

export interface OsmNode {
  readonly type: 'node';
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags?: OsmTags;
}

export interface OsmWay {
  readonly type: 'way';
  readonly id: number;
  readonly refs: readonly number[];
  readonly tags?: OsmTags;
}

export type OsmElement = OsmNode | OsmWay;

/** The part of a file that a reader gives at once. */
export type OsmElements = AsyncIterable<readonly OsmElement[]>;
