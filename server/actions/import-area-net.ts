import type { InputProblem } from '../contract/input-error.ts';
import { certify, type NetProof } from '../engines/net/certificate.ts';
import { type PublishedUnit, publish } from '../engines/net/dissolve.ts';
import { labelPointOf } from '../engines/net/label-point.ts';
import type { Net } from '../engines/net/net.ts';
import { doubleAreaOfPolygons, type Point, type Polygon } from '../engines/net/plane.ts';
import type { AreaFeature } from '../ingest/area-features.ts';
import { tierOf } from '../ingest/area-levels.ts';
import { unprojectorOf } from '../ingest/local-frame.ts';
import type { NewDistrict, NewUnit } from '../queries/import-areas.ts';
import { codeAreas } from './import-area-codes.ts';
import type { DistrictNames } from './import-area-district.ts';
import type { AreaNet } from './import-area-repair.ts';
import type { DraftUnits } from './import-area-units.ts';

/** The net that an import would write. */
export interface ProposedNet {
  readonly net: Net;
  readonly proof: NetProof;
  readonly district: NewDistrict;
  /** The district first, parents before children, else as in the file. */
  readonly units: readonly NewUnit[];
  readonly areaSquareMeters: number;
  readonly problems: readonly InputProblem[];
  readonly notes: readonly InputProblem[];
}

/**
 * Gives the units of a net their codes, proves it and derives what is written from its rings: nothing of the file's
 * polygons is read any more.
 */
export const proposeNet = (draft: DraftUnits, made: AreaNet, names: DistrictNames): ProposedNet => {
  const { net, outline } = made;
  const drawn = publish(net);
  const labels = new Map(drawn.map(({ unit, polygons }) => [unit.id, labelOf(polygons)] as const));
  const notes = codeUnits(net, draft, labels, names.code);
  const units = drawn.map(({ unit, polygons }) => ({ unit: net.unit(unit.id) ?? unit, polygons }));
  const certificate = certify(units, outline);
  if (!certificate.ok) throw new Error(`the net of an import is torn: ${certificate.faults[0]?.kind}`);
  const { ok: _, ...proof } = certificate;
  const { epsg, originEastMeters, originNorthMeters } = draft.frame;
  const { name, code, nameEn } = names;
  return {
    net,
    proof,
    district: { code, name, nameEn, epsg, originEastMeters, originNorthMeters },
    units: newUnits(units, net, draft, labels),
    areaSquareMeters: doubleAreaOfPolygons(outline) / 20_000,
    problems: notes.problems,
    notes:
      notes.proposedCount === 0
        ? []
        : [{ code: 'note-codes-proposed', params: { count: notes.proposedCount } }],
  };
};

const pointsOf = (polygons: readonly Polygon[]): Point[][][] =>
  polygons.map((rings) =>
    rings.map((ring) =>
      Array.from(
        { length: ring.length / 2 },
        (_, i): Point => [ring[i * 2] as number, ring[i * 2 + 1] as number],
      ),
    ),
  );

const labelOf = (polygons: readonly Polygon[]): Point => labelPointOf(pointsOf(polygons));

/** Puts codes in place of the stand-ins; a void has the code of its parent and a number of its own. */
const codeUnits = (
  net: Net,
  draft: DraftUnits,
  labels: ReadonlyMap<string, Point>,
  districtCode: string,
): { problems: readonly InputProblem[]; proposedCount: number } => {
  const { areas, parents, areaOf, frame } = draft;
  const unproject = unprojectorOf(frame);
  const places = new Map(
    [...areaOf].map(([id, area]) => [area.position, unproject(...(labels.get(id) ?? [0, 0]))] as const),
  );
  const below = areas.filter((area) => area.level !== 'district');
  const coded = codeAreas(below, parents, places, districtCode);
  const voidsUnder = new Map<string, number>();
  for (const [slot, unit] of [...net.units()].sort((a, b) => tierOf[a[1].level] - tierOf[b[1].level])) {
    const area = areaOf.get(unit.id);
    if (unit.isVoid) {
      const number = (voidsUnder.get(unit.parentId ?? '') ?? 0) + 1;
      voidsUnder.set(unit.parentId ?? '', number);
      net.putUnit({ ...unit, code: `${net.unit(unit.parentId ?? '')?.code}-V${number}` }, slot);
    } else {
      const code =
        unit.level === 'district' ? districtCode : (coded.codes.get(area?.position ?? 0) ?? unit.code);
      net.putUnit({ ...unit, code }, slot);
    }
  }
  return coded;
};

const newUnits = (
  units: readonly PublishedUnit[],
  net: Net,
  { frame, units: drafted, areaOf }: DraftUnits,
  labels: ReadonlyMap<string, Point>,
): NewUnit[] => {
  const unproject = unprojectorOf(frame);
  const order = new Map(drafted.map(({ unit }, place) => [unit.id, place] as const));
  const placeOf = ({ unit }: PublishedUnit): number => order.get(unit.id) ?? order.size;
  const parts = [...areaOf.values()].filter((area) => area.level === 'street');
  return [...units]
    .sort(
      (a, b) =>
        tierOf[a.unit.level] - tierOf[b.unit.level] ||
        placeOf(a) - placeOf(b) ||
        (a.unit.code < b.unit.code ? -1 : 1),
    )
    .map(({ unit, polygons }): NewUnit => {
      const area = areaOf.get(unit.id);
      const isDistrict = unit.level === 'district';
      const [longitude, latitude] = unproject(...(labels.get(unit.id) ?? [0, 0]));
      const degrees = pointsOf(polygons).map((rings) =>
        rings.map((ring) => [...ring, ring[0] as Point].map(([east, north]) => unproject(east, north))),
      );
      return {
        id: unit.id,
        parentId: unit.parentId,
        level: unit.level,
        code: unit.code,
        name: unit.name,
        nameEn: area?.nameEn ?? null,
        isVoid: unit.isVoid,
        isLeaf: net.isLeaf(net.slotOf(unit.id) ?? 0),
        households: area?.households ?? (isDistrict ? sumOf(parts, (part) => part.households) : null),
        people: area?.people ?? (isDistrict ? sumOf(parts, (part) => part.people) : null),
        areaSquareMeters: doubleAreaOfPolygons(polygons) / 20_000,
        longitude,
        latitude,
        geometry: JSON.stringify({ type: 'MultiPolygon', coordinates: degrees }),
      };
    });
};

/** A sum only where there are parts and every one has a figure. */
const sumOf = (areas: readonly AreaFeature[], of: (area: AreaFeature) => number | null): number | null => {
  const figures = areas.flatMap((area) => of(area) ?? []);
  return areas.length === 0 || figures.length < areas.length
    ? null
    : figures.reduce((sum, figure) => sum + figure, 0);
};
