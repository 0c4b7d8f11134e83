import type { PublishedUnit } from './dissolve.ts';
import type { Polygon } from './plane.ts';
import { Sha256 } from './sha256.ts';

/**
 * SHA-256 over the SHA-256 of every unit, in the order of the uuids. A unit's is over the UTF-8 text
 * `uuid level parent void code` (parent `-` for none, void `void` or `area`), a line feed, and for each vertex, as
 * published, four whole numbers of four bytes, highest first: its polygon and ring from 1, east, north. The database
 * computes the same (`queries/net-certificate.ts`). Names and attributes are no part of it.
 */
export const hashOfUnits = (units: readonly PublishedUnit[]): string => {
  const hash = new Sha256();
  const unitHash = new Sha256();
  const message = new Message();
  const sorted = [...units].sort((a, b) => (a.unit.id < b.unit.id ? -1 : 1));
  for (const published of sorted) {
    unitHash.add(message.of(published));
    hash.add(unitHash.digest());
  }
  return hash.finish();
};

/** SHA-256 over the hashes of units, which must be in the order of the uuids. */
export const hashOfHashes = (hashes: Iterable<Uint8Array>): string => {
  const hash = new Sha256();
  for (const each of hashes) hash.add(each);
  return hash.finish();
};

/** Bytes of one unit after the other in the same room. */
class Message {
  readonly #encoder = new TextEncoder();
  #view = new DataView(new ArrayBuffer(4096));
  #length = 0;

  /** A view that is good until the next unit. */
  of({ unit, polygons }: PublishedUnit): Uint8Array {
    const { id, level, parentId, isVoid, code } = unit;
    this.#length = 0;
    this.#text(`${id} ${level} ${parentId ?? '-'} ${isVoid ? 'void' : 'area'} ${code}\n`);
    for (let part = 0; part < polygons.length; part += 1) {
      const rings = polygons[part] as Polygon;
      for (let ring = 0; ring < rings.length; ring += 1)
        this.#vertices(part + 1, ring + 1, rings[ring] as Int32Array);
    }
    return new Uint8Array(this.#view.buffer, 0, this.#length);
  }

  #text(text: string): void {
    this.#reserve(text.length * 3);
    this.#length += this.#encoder.encodeInto(text, new Uint8Array(this.#view.buffer)).written;
  }

  #vertices(part: number, ring: number, points: Int32Array): void {
    this.#reserve(points.length * 8);
    const view = this.#view;
    let at = this.#length;
    for (let i = 0; i < points.length; i += 2) {
      view.setInt32(at, part);
      view.setInt32(at + 4, ring);
      view.setInt32(at + 8, points[i] as number);
      view.setInt32(at + 12, points[i + 1] as number);
      at += 16;
    }
    this.#length = at;
  }

  #reserve(more: number): void {
    const wanted = this.#length + more;
    if (wanted <= this.#view.byteLength) return;
    const larger = new Uint8Array(Math.max(this.#view.byteLength * 2, wanted));
    larger.set(new Uint8Array(this.#view.buffer, 0, this.#length));
    this.#view = new DataView(larger.buffer);
  }
}
