import { useMemo } from 'react';
import { type AlertKind, alertKinds, alertStates } from '../../server/contract/alert-kinds.ts';
import { usePageParams } from './url.ts';

export const alertStateFilters = ['open', ...alertStates, 'all'] as const;

/** Which alerts are listed; what is not given is not filtered by. */
export interface AlertFilters {
  readonly state: (typeof alertStateFilters)[number];
  readonly kind?: AlertKind;
  /** Ids. */
  readonly street?: string;
  readonly office?: string;
  readonly overdue?: 'true';
  readonly supervised?: 'true';
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The filters that search parameters name; what is unknown is left out. */
export const readAlertFilters = (params: Readonly<Record<string, string>>): AlertFilters => {
  const { street = '', office = '' } = params;
  const kind = alertKinds.find((one) => one === params.kind);
  return {
    state: alertStateFilters.find((one) => one === params.state) ?? 'open',
    ...(kind === undefined ? {} : { kind }),
    ...(uuid.test(street) ? { street } : {}),
    ...(uuid.test(office) ? { office } : {}),
    ...(params.overdue === 'true' ? { overdue: 'true' } : {}),
    ...(params.supervised === 'true' ? { supervised: 'true' } : {}),
  };
};

/** The filters of the address bar and how to change one; empty takes it away. */
export const useAlertFilters = (): readonly [
  AlertFilters,
  (change: Partial<Record<keyof AlertFilters, string>>) => void,
] => {
  const [params, change] = usePageParams();
  const filters = useMemo(() => readAlertFilters(params), [params]);
  return [filters, change];
};
