import { useMemo } from 'react';
import { useTicketTimeline } from '../api/tickets.ts';
import { addDays, type Period, periodOf } from './period.ts';
import type { TicketQuestion } from './ticket-question.ts';
import type { View } from './view.ts';

const everything: TicketQuestion = {};

/** The whole time that has tickets, and the period of the view in it; null until known or without tickets. */
export const usePeriod = (view: View): { readonly whole: Period; readonly period: Period } | null => {
  const { data } = useTicketTimeline(everything);
  const firstDay = data?.firstDay ?? null;
  const days = data?.perDay.length ?? 0;
  return useMemo(() => {
    if (!firstDay || days === 0) return null;
    const whole = { from: firstDay, until: addDays(firstDay, days - 1) };
    return { whole, period: periodOf(view, whole) };
  }, [firstDay, days, view]);
};
