import type { Period } from './period.ts';
import { type FilterName, writeFilters } from './ticket-filters.ts';
import type { View } from './view.ts';

type Part = 'from' | 'until' | 'categories' | 'within' | 'net' | FilterName;

/** What the server is asked to count, in the parameters of its questions. */
export type TicketQuestion = Readonly<Partial<Record<Part, string>>>;

type Narrowing = Pick<View, 'categories' | 'filters' | 'within' | 'net'>;

/** The question of a view; without a period it is about the whole time. */
export const questionOf = (view: Narrowing, period?: Period): TicketQuestion => ({
  ...(period ? { from: period.from, until: period.until } : {}),
  ...(view.categories.length > 0 ? { categories: view.categories.join(',') } : {}),
  ...writeFilters(view.filters),
  ...(view.within ? { within: view.within } : {}),
  ...(view.net === null ? {} : { net: String(view.net) }),
});

/** The question without some of its parts. */
export const without = (question: TicketQuestion, ...parts: readonly Part[]): TicketQuestion =>
  Object.fromEntries(Object.entries(question).filter(([name]) => !parts.includes(name as Part)));
