import { useMemo } from 'react';
import { positionCellOf } from '../../../server/contract/position-cells.ts';
import type { PublicStations, PublicWalks } from '../../../server/contract/public-stations.ts';
import type { Walker } from '../../../server/contract/walking.ts';
import { usePublicWalks } from '../../api/public-stations.ts';
import type { Ground } from './rank-stations.ts';
import type { Start } from './start.ts';
import { readWalkTimes } from './walk-times.ts';

/** The ground that stations are ranked on: times from the server by cell, an estimate where there are none. */
export const useGround = (
  start: Start | null,
  walker: Walker,
  known: PublicStations | undefined,
): Ground | null => {
  const points = start?.points ?? [];
  const cells = points.map((point) => positionCellOf(point));
  const answers = usePublicWalks(known?.walkNetwork ? cells : [], walker);
  const failed = answers.some(({ isError }) => isError);
  const stamp = answers.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers are new objects each time; their stamps tell
  return useMemo(() => {
    if (start === null || known === undefined) return null;
    const metersPerSecond = known.walkers.find((one) => one.walker === walker)?.metersPerSecond ?? 1;
    const data = answers.flatMap((answer): PublicWalks[] => (answer.data === undefined ? [] : [answer.data]));
    const isWhole = data.length === answers.length && answers.length > 0;
    const times =
      known.walkNetwork === null || failed ? 'estimate' : isWhole ? readWalkTimes(start.points, data) : null;
    return { points: start.points, times, metersPerSecond };
  }, [start, walker, known, failed, stamp]);
};
