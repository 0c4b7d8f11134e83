import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNet } from '../../../../server/engines/net/build.ts';
import { certify } from '../../../../server/engines/net/certificate.ts';
import { outlineOf, type PublishedUnit, publish } from '../../../../server/engines/net/dissolve.ts';
import { type Polygon, reversed } from '../../../../server/engines/net/plane.ts';
import { ringFaultOf } from '../../../../server/engines/net/ring-faults.ts';
import { Sha256 } from '../../../../server/engines/net/sha256.ts';
import { boardOf, idOf, square, streetsOf } from '../../../support/small-net.ts';

const published = (inputs = boardOf(4, 4, 100)): { units: PublishedUnit[]; outline: readonly Polygon[] } => {
  const built = buildNet(inputs);
  if ('problems' in built) throw new Error(JSON.stringify(built.problems));
  return { units: publish(built.net), outline: outlineOf(built.net) ?? [] };
};

const kindsOf = (units: readonly PublishedUnit[], outline: readonly Polygon[]): string[] => {
  const certificate = certify(units, outline);
  return certificate.ok ? [] : [...new Set(certificate.faults.map(({ kind }) => kind))].sort();
};

/** The units with the rings of one changed. */
const changed = (
  units: readonly PublishedUnit[],
  number: number,
  change: (polygons: readonly Polygon[]) => readonly Polygon[],
): PublishedUnit[] =>
  units.map((each) => (each.unit.id === idOf(number) ? { ...each, polygons: change(each.polygons) } : each));

const movedEverywhere = (units: readonly PublishedUnit[], from: number[], to: number[]): PublishedUnit[] =>
  units.map((each) => ({
    ...each,
    polygons: each.polygons.map((polygon) =>
      polygon.map((ring) => {
        const copy = ring.slice();
        for (let i = 0; i < copy.length; i += 2)
          if (copy[i] === from[0] && copy[i + 1] === from[1]) copy.set(to, i);
        return copy;
      }),
    ),
  }));

describe('the certificate of a net', () => {
  const { units, outline } = published();

  it('holds for a net, whatever the order of its units, and names it by a hash', () => {
    const certificate = certify(units, outline);
    expect(certificate).toMatchObject({ ok: true, units: 23, leaves: 16, rings: 23 });
    expect(certify([...units].reverse(), outline)).toEqual(certificate);
  });

  it('fails when one shared vertex is moved across another ring', () => {
    expect(kindsOf(movedEverywhere(units, [100, 100], [100, 250]), outline)).toContain('segments-cross');
    expect(kindsOf(movedEverywhere(units, [100, 100], [130, 120]), outline)).toEqual([]);
  });

  it('fails when a vertex is moved in one unit only', () => {
    const moved = changed(
      units,
      1005,
      (polygons) =>
        movedEverywhere([{ unit: units[0]!.unit, polygons }], [100, 100], [101, 100])[0]!.polygons,
    );
    expect(kindsOf(moved, outline)).toEqual(['children-do-not-fill']);
  });

  it('fails when one ring is reversed', () => {
    const turned = changed(units, 1005, (polygons) => polygons.map((polygon) => polygon.map(reversed)));
    expect(kindsOf(turned, outline)).toContain('ring-wrong-way-round');
  });

  it('fails when one unit is doubled, under its own or another uuid', () => {
    const double = units.find(({ unit }) => unit.id === idOf(1005))!;
    expect(kindsOf([...units, double], outline)).toContain('unit-twice');
    expect(kindsOf([...units, { ...double, unit: { ...double.unit, id: idOf(7) } }], outline)).toEqual([
      'children-do-not-fill',
    ]);
  });

  it('fails when one unit is dropped, or the district is', () => {
    expect(
      kindsOf(
        units.filter(({ unit }) => unit.id !== idOf(1005)),
        outline,
      ),
    ).toEqual(['children-do-not-fill']);
    expect(
      kindsOf(
        units.filter(({ unit }) => unit.id !== idOf(1)),
        outline,
      ),
    ).toContain('district-not-one');
  });

  it('fails when the outline is not the one that was imported', () => {
    expect(kindsOf(units, [[Int32Array.from(square(0, 0, 401).flat())]])).toEqual(['outline-differs']);
    expect(kindsOf(units, [])).toEqual(['outline-differs']);
  });

  it('fails when a unit loses its polygons or goes to a wrong parent', () => {
    expect(
      kindsOf(
        changed(units, 1005, () => []),
        outline,
      ),
    ).toContain('empty');
    const strayed = units.map((each) =>
      each.unit.id === idOf(1005) ? { ...each, unit: { ...each.unit, parentId: idOf(103) } } : each,
    );
    expect(kindsOf(strayed, outline)).toEqual(['children-do-not-fill']);
  });

  it('fails when rings of a unit touch along a segment, a hole leaves its ring or lies in the wrong part', () => {
    const rings = (...lists: number[][][]): Polygon => lists.map((list) => Int32Array.from(list.flat()));
    const hole = (west: number, south: number, size: number): number[][] =>
      [...square(west, south, size)].reverse().map((p) => [...p]);
    const outer = square(0, 0, 100).map((p) => [...p]);
    expect(ringFaultOf([rings(outer, hole(10, 10, 10), hole(20, 10, 10))])?.kind).toBe('segments-cross');
    expect(ringFaultOf([rings(outer, hole(10, 10, 10), hole(20, 20, 10))])).toBeNull();
    expect(ringFaultOf([rings(outer, hole(0, 10, 10))])?.kind).toBe('segments-cross');
    expect(ringFaultOf([rings(outer, hole(200, 10, 10))])?.kind).toBe('hole-outside');
    expect(ringFaultOf([rings(outer, hole(10, 10, 30), hole(20, 20, 5))])?.kind).toBe('hole-outside');
    expect(
      ringFaultOf([rings(outer, hole(10, 10, 30)), rings(square(20, 20, 5).map((p) => [...p]))]),
    ).toBeNull();
    expect(ringFaultOf([rings(outer), rings(square(20, 20, 5).map((p) => [...p]))])?.kind).toBe(
      'parts-overlap',
    );
    expect(
      ringFaultOf([
        rings([
          [0, 0],
          [10, 0],
          [10, 10],
          [5, 0],
          [0, 10],
        ]),
      ])?.kind,
    ).toBe('segments-cross');
  });

  it('hashes as SHA-256 does', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (pieces) => {
        const hash = new Sha256();
        for (const piece of pieces) hash.add(piece);
        expect(hash.finish()).toBe(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
      }),
    );
  });

  it('stands with enclaves inside enclaves', () => {
    const nested = published(
      streetsOf({
        2: [
          [square(0, 0, 90), square(10, 10, 70)],
          [square(30, 30, 30), square(40, 40, 10)],
        ],
        3: [[square(10, 10, 70), square(30, 30, 30)], [square(40, 40, 10)]],
      }),
    );
    expect(kindsOf(nested.units, nested.outline)).toEqual([]);
  });
});
