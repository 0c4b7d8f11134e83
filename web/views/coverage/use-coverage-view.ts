import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import {
  type CoverageChoices,
  type CoverageLevel,
  type CoverageLimit,
  coverageLevels,
  coverageLimits,
  coverageOpenings,
  coverageServices,
} from '../../../server/contract/coverage.ts';
import { walkers } from '../../../server/contract/walking.ts';

/** All that a link to the page of coverage reproduces. */
export interface CoverageView extends CoverageChoices {
  readonly limit: CoverageLimit;
  readonly level: CoverageLevel;
  /** The compound whose evidence lies open. */
  readonly compound: string | null;
}

type Params = Readonly<Record<string, string>>;

const one = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find((value) => value === text);

/** What cannot be read is as if it were not there. */
export const readCoverageView = (params: Params): CoverageView => ({
  walker: one(walkers, params.walker) ?? 'general',
  opening: one(coverageOpenings, params.opening) ?? 'any',
  service: one(coverageServices, params.service),
  limit: one(coverageLimits, params.limit) ?? '5min',
  level: one(coverageLevels, params.level) ?? 'street',
  compound: /^[0-9a-f-]{36}$/.test(params.compound ?? '') ? (params.compound ?? null) : null,
});

const written = (view: CoverageView): Record<string, string | undefined> => ({
  walker: view.walker === 'general' ? undefined : view.walker,
  opening: view.opening === 'any' ? undefined : view.opening,
  service: view.service,
  limit: view.limit === '5min' ? undefined : view.limit,
  level: view.level === 'street' ? undefined : view.level,
  compound: view.compound ?? undefined,
});

export type ChangeCoverageView = (change: Partial<CoverageView>) => void;

/** The view of the address bar and how to change it. */
export const useCoverageView = (): readonly [CoverageView, ChangeCoverageView] => {
  const params: Params = useSearch({ strict: false });
  const navigate = useNavigate();
  const view = useMemo(() => readCoverageView(params), [params]);
  const change = useCallback<ChangeCoverageView>(
    (part) => {
      void navigate({
        to: '.',
        search: ((previous: Params) => ({
          ...previous,
          ...written({ ...readCoverageView(previous), ...part }),
        })) as never,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [view, change];
};
