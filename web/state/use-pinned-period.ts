import { useEffect } from 'react';
import { useView } from './url.ts';
import { usePeriod } from './use-period.ts';

/** Writes the period into the address as soon as it is known, so that a link means the same days tomorrow. */
export const usePinnedPeriod = (): void => {
  const [view, changeView] = useView();
  const period = usePeriod(view)?.period ?? null;
  useEffect(() => {
    if (period && !view.from) changeView(period, 'replace');
  }, [period, view.from, changeView]);
};
