import { SaxesParser } from 'saxes';
import type { OsmElement } from './osm-element.ts';
import { fileBroken, readChunks } from './read-file.ts';

/** Whether the first bytes of a file are those of OpenStreetMap XML. */
export const isOsmXml = (head: Uint8Array): boolean =>
  /<(osm|osmChange)[\s>]/.test(new TextDecoder('latin1').decode(head));

interface OpenElement {
  readonly type: 'node' | 'way';
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly refs: number[];
  readonly tags: Record<string, string>;
  readonly isDeleted: boolean;
}

/** Nodes and ways of an OpenStreetMap XML file; throws `file-broken` with line and column. */
export async function* readOsmXml(file: string): AsyncGenerator<readonly OsmElement[]> {
  const parser = new SaxesParser();
  const collector = new Collector();
  let fault: { readonly line: number; readonly column: number } | null = null;
  parser.on('opentag', ({ name, attributes }) => collector.open(name, attributes));
  parser.on('closetag', ({ name }) => collector.close(name));
  parser.on('error', () => {
    fault ??= { line: parser.line, column: parser.column + 1 };
  });
  const refuse = (): void => {
    if (fault !== null) throw fileBroken(file, { code: 'xml-broken', params: { ...fault } });
    if (collector.badNumberLine !== null)
      throw fileBroken(file, { code: 'osm-number-broken', params: { element: collector.badNumberLine } });
  };
  const decoder = new TextDecoder();
  for await (const chunk of readChunks(file)) {
    parser.write(decoder.decode(chunk, { stream: true }));
    refuse();
    yield collector.take();
  }
  parser.write(decoder.decode());
  parser.close();
  refuse();
  yield collector.take();
}

class Collector {
  /** The first element with an id or a coordinate that is no number. */
  badNumberLine: string | null = null;
  #done: OsmElement[] = [];
  #open: OpenElement | null = null;

  take(): readonly OsmElement[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'node' || name === 'way') {
      const { id, lon, lat, visible, action } = attributes;
      this.#open = {
        type: name,
        id: Number(id),
        lon: Number(lon ?? 0),
        lat: Number(lat ?? 0),
        refs: [],
        tags: {},
        isDeleted: visible === 'false' || action === 'delete',
      };
      const isNumber = [id ?? '', lon ?? '0', lat ?? '0'].every(
        (text) => text !== '' && !Number.isNaN(Number(text)),
      );
      if (!isNumber) this.badNumberLine ??= `${name} ${id ?? '?'}`;
    } else if (name === 'nd') this.#open?.refs.push(Number(attributes.ref));
    else if (name === 'tag' && this.#open !== null) this.#open.tags[attributes.k ?? ''] = attributes.v ?? '';
  }

  close(name: string): void {
    const element = this.#open;
    if (element === null || element.type !== name) return;
    this.#open = null;
    if (element.isDeleted) return;
    const { type, id, lon, lat, refs, tags } = element;
    this.#done.push(type === 'node' ? { type, id, lon, lat, tags } : { type, id, refs, tags });
  }
}
