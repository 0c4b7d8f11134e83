import { AppError } from '../contract/app-error.ts';
import type { PartGround, ScenarioFigures } from '../contract/scenario-figures.ts';
import type { Net } from '../engines/net/net.ts';
import { tierOf } from '../engines/net/unit.ts';
import { type GroundQuestion, readGround, yearBefore } from './scenario-metrics.ts';
import { figuresOf, type Ground } from './unit-figures.ts';
import { shapesOf, type UnitShape } from './unit-shapes.ts';

/** The units of a part and their shapes, read while the net is held. Throws `not-found`. */
export const measuredPart = (net: Net, unitId: string): ReadonlyMap<string, UnitShape> => {
  const slot = net.slotOf(unitId.toLowerCase());
  if (slot === undefined) throw new AppError('not-found', { what: `unit ${unitId}` });
  const around = net.ancestorOf(slot, tierOf.community);
  return shapesOf(net, communitiesBelow(net, around === 0 ? slot : around));
};

const communitiesBelow = (net: Net, slot: number): string[] => {
  const unit = net.unitAt(slot);
  if (unit?.level === 'community') return [unit.id];
  return net.childrenOf(slot).flatMap((child) => communitiesBelow(net, child));
};

/** What lies in every unit of a part; with the ground for counting elsewhere. */
export const partFigures = async (
  question: Omit<GroundQuestion, 'shapes'> & {
    readonly version: number;
    readonly shapes: ReadonlyMap<string, UnitShape>;
    readonly withGround: boolean;
  },
): Promise<ScenarioFigures> => {
  const { shapes, dataUntil, withGround, version } = question;
  const ground = await readGround({ ...question, shapes: [...shapes.values()] });
  const figures = figuresOf(shapes, ground, question.counted ?? []);
  return {
    version,
    units: [...figures].map(([id, own]) => ({ id, figures: own })),
    ground: withGround ? flat(ground) : null,
    ticketsFrom: ground.tickets === null || dataUntil === null ? null : yearBefore(dataUntil),
    ticketsUntil: ground.tickets === null ? null : dataUntil,
  };
};

const flat = ({ buildings, compounds }: Ground): PartGround => ({
  buildings: buildings.flatMap(({ x, y, households, people }) => [x, y, households, people]),
  compounds: compounds.flatMap(({ x, y }) => [x, y]),
});
