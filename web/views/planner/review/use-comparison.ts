import { useQuery } from '@tanstack/react-query';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { readChange, readFigures } from '../../../api/scenario-drafting.ts';
import { useScenarioMetrics } from '../../../api/scenarios.ts';
import { startNetWorker } from '../../../drafting/net-hand.ts';

/** The touched communities before and after a scenario, worked out in a worker by the engine itself. */
export const useComparison = ({ id, version }: Pick<Scenario, 'id' | 'version'>) => {
  const metrics = useScenarioMetrics(id, version).data;
  return useQuery({
    queryKey: ['scenario', id, 'comparison', version],
    enabled: metrics?.version === version,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const communities = metrics?.units.filter(({ level }) => level === 'community') ?? [];
      const [change, ...figures] = await Promise.all([
        readChange(id, version),
        ...communities
          .filter(({ after }) => after !== null)
          .map((community) => readFigures(id, community.id)),
      ]);
      const buildings = figures.flatMap(({ ground }) => ground?.buildings ?? []);
      const hand = startNetWorker();
      try {
        return await hand.ask('compare', { ...change, ground: { buildings, compounds: [] } });
      } finally {
        hand.close();
      }
    },
  });
};
