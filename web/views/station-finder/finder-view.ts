import { useCallback, useEffect, useState } from 'react';
import { type StationService, stationServices } from '../../../server/contract/station-kinds.ts';
import { type Walker, walkers } from '../../../server/contract/walking.ts';
import { type Language, speak } from '../../i18n/language.ts';

/** What a link to the public's page reproduces. Where somebody starts from is never part of it. */
export interface FinderView {
  readonly language: Language;
  readonly walker: Walker;
  readonly services: readonly StationService[];
  /** Something to be done, in everyday words. */
  readonly errand: string | null;
  /** Id of the station that is open. */
  readonly station: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const readFinderView = (search: string): FinderView => {
  const params = new URLSearchParams(search);
  const named = (params.get('services') ?? '').split('.');
  const station = params.get('station');
  return {
    language: params.get('lang') === 'en' ? 'en' : 'zh-CN',
    walker: walkers.find((walker) => walker === params.get('walker')) ?? 'general',
    services: stationServices.filter((service) => named.includes(service)),
    errand: params.get('errand') || null,
    station: station !== null && uuid.test(station) ? station : null,
  };
};

export const writeFinderView = ({ language, walker, services, errand, station }: FinderView): string => {
  const params = new URLSearchParams();
  if (language === 'en') params.set('lang', 'en');
  if (walker !== 'general') params.set('walker', walker);
  if (services.length > 0) params.set('services', services.join('.'));
  if (errand !== null) params.set('errand', errand);
  if (station !== null) params.set('station', station);
  const text = params.toString();
  return text === '' ? location.pathname : `${location.pathname}?${text}`;
};

export type ChangeFinderView = (change: Partial<FinderView>) => void;

/** The view of the address bar. Opening a station is a step that Back undoes; everything else is not. */
export const useFinderView = (): readonly [FinderView, ChangeFinderView] => {
  const [view, setView] = useState(() => readFinderView(location.search));
  useEffect(() => {
    const follow = (): void => setView(readFinderView(location.search));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const change = useCallback<ChangeFinderView>((part) => {
    const before = readFinderView(location.search);
    const next = { ...before, ...part };
    const isStep = next.station !== null && before.station === null;
    history[isStep ? 'pushState' : 'replaceState'](null, '', writeFinderView(next));
    setView(next);
    if (part.language !== undefined) speak(part.language);
  }, []);
  return [view, change] as const;
};
