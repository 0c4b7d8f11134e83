import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketTimeline } from '../../../server/contract/tickets.ts';
import { useWorkCalendar } from '../../api/tickets.ts';
import { useFormats } from '../../i18n/format.ts';
import type { Period } from '../../state/period.ts';
import { bucketsOf, spanOfPeriod, type TimeBucket } from '../../state/time-buckets.ts';
import { useView } from '../../state/url.ts';
import type { View } from '../../state/view.ts';
import { Histogram } from '../../ui/histogram.tsx';

interface Props {
  readonly timeline: TicketTimeline;
  readonly period: Period;
}

const useTicks = (buckets: readonly TimeBucket[]) => {
  const formats = useFormats();
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false;
  return useMemo(() => {
    const every = isPhone ? 6 : 3;
    return buckets.flatMap((bucket, bar) => {
      const before = buckets[bar - 1]?.from.slice(0, 7);
      const month = bucket.from.slice(0, 7);
      const wanted = month !== before && bar > 0 && (Number(month.slice(5)) - 1) % every === 0;
      return wanted && bar < buckets.length * 0.96 ? [{ bar, text: formats.month(bucket.from) }] : [];
    });
  }, [buckets, formats, isPhone]);
};

/** Bars of days that are not worked; only where a bar is a day. */
const useDaysOff = (buckets: readonly TimeBucket[], step: View['step']): ReadonlySet<number> | null => {
  const { data } = useWorkCalendar();
  return useMemo(() => {
    if (!data || step !== 'day') return null;
    const off = new Set(data.daysOff);
    return new Set(buckets.flatMap((bucket, bar) => (off.has(bucket.from) ? [bar] : [])));
  }, [data, buckets, step]);
};

/** The histogram of tickets; its brush is the period of the view. */
export const TimeHistogram = ({ timeline, period }: Props) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const [view, changeView] = useView();
  const buckets = useMemo(
    () => bucketsOf(timeline.firstDay ?? period.from, timeline.perDay, view.step),
    [timeline, period.from, view.step],
  );
  const ticks = useTicks(buckets);
  const daysOff = useDaysOff(buckets, view.step);
  const counted = buckets
    .filter((bucket) => bucket.until >= period.from && bucket.from <= period.until)
    .reduce((sum, bucket) => sum + bucket.count, 0);
  return (
    <Histogram
      values={buckets.map((bucket) => bucket.count)}
      span={spanOfPeriod(buckets, period)}
      onSpan={([first, last]) =>
        changeView({ from: buckets[first]?.from ?? null, until: buckets[last]?.until ?? null })
      }
      labels={{ first: t('time.start'), last: t('time.end'), move: t('time.move') }}
      textOfBar={(bar, end) =>
        formats.day((end === 'first' ? buckets[bar]?.from : buckets[bar]?.until) ?? period.from)
      }
      textOfSpan={`${t('time.period', { from: formats.day(period.from), until: formats.day(period.until) })}, ${t('time.tickets', { count: counted })}`}
      {...(daysOff ? { shaded: daysOff } : {})}
      ticks={ticks}
    />
  );
};
