import type { DeadlinePolicyRow } from '../../../../server/contract/ticket-rows.ts';
import type { Town } from '../../model.ts';
import { type Random, randomFrom } from '../../random.ts';
import { type Category, categories } from '../categories.ts';
import { enterpriseNames } from '../names.ts';
import type { Society } from '../society.ts';
import type { Spot } from './spots.ts';

/** Who handles what, and how fast. */
export interface Handlers {
  leadOf(category: Category, spot: Spot, random: Random): string;
  /** Another office that a ticket may be sent to by mistake. */
  wrongOf(random: Random): string;
  /** Offices that help (协办), mostly none. */
  assistOf(category: Category, spot: Spot, leadId: string, random: Random): readonly string[];
  slownessOf(officeId: string): number;
  policyOf(category: Category): DeadlinePolicyRow;
}

const assistShare = 0.08;

/** The most special policy wins: that of the category, then that of the class. */
const policiesOf = ({ deadlinePolicies }: Society): Map<number, DeadlinePolicyRow> =>
  new Map(
    categories.map(({ id, deadline }) => {
      const policy =
        deadlinePolicies.find(({ categoryId }) => categoryId === id) ??
        deadlinePolicies.find(
          ({ categoryId, deadlineClass }) => categoryId === null && deadlineClass === deadline,
        );
      if (policy === undefined) throw new RangeError(`no deadline for the class ${deadline}`);
      return [id, policy];
    }),
  );

/** Handlers of a society. Enterprises of one trade share the communities among them. */
export const handlersOf = (town: Town, society: Society): Handlers => {
  const { offices } = society;
  const random = randomFrom(town.seed, 'tickets/handlers');
  const slowness = new Map(offices.rows.map(({ id }) => [id, random.between(0.8, 1.35)]));
  const policies = policiesOf(society);
  const idOf = (name: string): string => {
    const office = offices.byName.get(name);
    if (office === undefined) throw new RangeError(`no office ${name}`);
    return office.id;
  };
  const byTrade = new Map<string, string[]>();
  for (const [trade, name] of enterpriseNames)
    byTrade.set(trade, [...(byTrade.get(trade) ?? []), idOf(name)]);
  const communityIndex = new Map(
    town.units.filter(({ level }) => level === 'community').map(({ id }, index) => [id, index]),
  );
  const streetOffice = (spot: Spot): string => offices.byStreet.get(spot.streetId)?.id ?? idOf('区信访局');
  const leadOf = (category: Category, spot: Spot): string => {
    if (category.handler === 'street') return streetOffice(spot);
    const trade = byTrade.get(category.handler);
    if (trade === undefined) return idOf(category.handler);
    return trade[(communityIndex.get(spot.communityId) ?? 0) % trade.length] ?? streetOffice(spot);
  };
  return {
    // A department passes half of its tickets on to the street on the spot.
    leadOf: (category, spot, draws) =>
      category.handler.startsWith('区') && draws.chance(0.5) ? streetOffice(spot) : leadOf(category, spot),
    wrongOf: (draws) => draws.pick(offices.departments).id,
    assistOf: (category, spot, leadId, draws) => {
      if (!draws.chance(assistShare)) return [];
      const helper = leadId === streetOffice(spot) ? leadOf(category, spot) : streetOffice(spot);
      return helper === leadId ? [] : [helper];
    },
    slownessOf: (officeId) => slowness.get(officeId) ?? 1,
    policyOf: (category) => {
      const policy = policies.get(category.id);
      if (policy === undefined) throw new RangeError(`no deadline for category ${category.id}`);
      return policy;
    },
  };
};
