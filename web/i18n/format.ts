import { useTranslation } from 'react-i18next';

const timeZone = 'Asia/Shanghai';

/** Numbers and dates as the language writes them; days are calendar days of Asia/Shanghai. */
export const formatsOf = (language: string) => {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const shortDate = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const dateTime = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone,
  });
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const monday = Date.UTC(2024, 0, 1);
  return {
    count: (value: number): string => whole.format(value),
    figure: (value: number): string => fine.format(value),
    day: (isoDay: string): string => date.format(new Date(isoDay)),
    shortDay: (isoDay: string): string => shortDate.format(new Date(isoDay)),
    month: (isoDay: string): string => month.format(new Date(isoDay)),
    moment: (isoTime: string): string => clock.format(new Date(isoTime)),
    /** Day and time in Asia/Shanghai. */
    dateTime: (isoTime: string): string => dateTime.format(new Date(isoTime)),
    /** Name of an ISO weekday, 1 = Monday. */
    weekday: (iso: number): string => weekday.format(new Date(monday + (iso - 1) * 86_400_000)),
  };
};

export const useFormats = () => formatsOf(useTranslation().i18n.language);

/** Today in Asia/Shanghai as an ISO day. */
export const todayInShanghai = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date());
