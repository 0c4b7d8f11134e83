import { useMemo } from 'react';
import { useDistrict } from '../api/district.ts';
import { questionOf, type TicketQuestion } from './ticket-question.ts';
import { usePeriod } from './use-period.ts';
import type { View } from './view.ts';

interface Questions {
  /** What the view asks; null until its period is known. */
  readonly asked: TicketQuestion | null;
  /** The same over the whole time and the whole district: what fixes a scale. */
  readonly whole: TicketQuestion;
}

/** The net that figures must be asked on; null where it is the one in force, which nobody has to name. */
export const usePinnedNet = (view: View): number | null => {
  const inForce = useDistrict().data?.netRevision?.id ?? null;
  return view.net === inForce ? null : view.net;
};

/** What a view asks of the server. */
export const useTicketQuestion = (view: View): Questions => {
  const { categories, filters, within } = view;
  const net = usePinnedNet(view);
  const period = usePeriod(view)?.period ?? null;
  return useMemo(
    () => ({
      asked: period ? questionOf({ categories, filters, within, net }, period) : null,
      whole: questionOf({ categories, filters, within: null, net }),
    }),
    [categories, filters, within, net, period],
  );
};
