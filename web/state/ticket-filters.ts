import {
  deadlineLights,
  requestTypeNames,
  ticketStateNames,
} from '../../server/contract/ticket-dimensions.ts';

/** What narrows the tickets besides place, period and category; named as the server's questions name it. */
export const filterNames = [
  'sources',
  'requestTypes',
  'states',
  'lights',
  'hours',
  'weekdays',
  'streets',
  'offices',
] as const;
export type FilterName = (typeof filterNames)[number];

/** Chosen values of each filter; none means all. */
export type TicketFilters = Readonly<Record<FilterName, readonly string[]>>;

const nothingChosen: readonly string[] = [];
export const noFilters: TicketFilters = {
  sources: nothingChosen,
  requestTypes: nothingChosen,
  states: nothingChosen,
  lights: nothingChosen,
  hours: nothingChosen,
  weekdays: nothingChosen,
  streets: nothingChosen,
  offices: nothingChosen,
};

const guid = /^(none|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/;
const isKnown: Readonly<Record<FilterName, (value: string) => boolean>> = {
  sources: (value) => value.length <= 64 && !value.includes('\0'),
  requestTypes: (value) => requestTypeNames.some((name) => name === value),
  states: (value) => ticketStateNames.some((name) => name === value),
  lights: (value) => deadlineLights.some((name) => name === value),
  hours: (value) => /^(\d|1\d|2[0-3])$/.test(value),
  weekdays: (value) => /^[1-7]$/.test(value),
  streets: (value) => guid.test(value),
  offices: (value) => guid.test(value),
};

/** The filters that search parameters name, each value once; unknown values are left out. */
export const readFilters = (params: Readonly<Record<string, unknown>>): TicketFilters => {
  const read = (name: FilterName): readonly string[] => {
    const given = params[name];
    if (given === undefined) return nothingChosen;
    const known = String(given)
      .split(',')
      .filter((value) => value !== '' && isKnown[name](value));
    return [...new Set(known)];
  };
  return Object.fromEntries(filterNames.map((name) => [name, read(name)])) as unknown as TicketFilters;
};

/** Search parameters of the filters that narrow anything; the server takes them as they are. */
export const writeFilters = (filters: TicketFilters): Partial<Record<FilterName, string>> =>
  Object.fromEntries(
    filterNames.filter((name) => filters[name].length > 0).map((name) => [name, filters[name].join(',')]),
  );

/** The filters with one value of one filter switched. */
export const toggleFilter = (filters: TicketFilters, name: FilterName, value: string): TicketFilters => {
  const chosen = filters[name];
  const without = chosen.filter((one) => one !== value);
  return { ...filters, [name]: without.length < chosen.length ? without : [...chosen, value] };
};
