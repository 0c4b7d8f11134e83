import type { Right } from '../../../server/contract/rights.ts';
import type { PagePath } from '../../state/url.ts';

interface Page {
  readonly path: PagePath;
  /** Key of its name. */
  readonly name:
    | 'map'
    | 'alerts'
    | 'cases'
    | 'planner'
    | 'coverage'
    | 'releases'
    | 'erasures'
    | 'people'
    | 'settings'
    | 'history'
    | 'account';
  /** Any of them opens it; everybody who has signed in where there are none. */
  readonly rights: readonly Right[];
}

/** The pages in the order of the menu; who signs in lands on the first that is open to them. */
export const pages: readonly Page[] = [
  { path: '/', name: 'map', rights: ['map'] },
  { path: '/alerts', name: 'alerts', rights: ['counts'] },
  { path: '/cases', name: 'cases', rights: ['cases'] },
  { path: '/coverage', name: 'coverage', rights: ['map'] },
  { path: '/planner', name: 'planner', rights: ['drafts', 'approvals'] },
  { path: '/releases', name: 'releases', rights: ['releases', 'reviews'] },
  { path: '/erasures', name: 'erasures', rights: ['erasures'] },
  { path: '/people', name: 'people', rights: ['people', 'roles'] },
  { path: '/settings', name: 'settings', rights: ['settings'] },
  { path: '/history', name: 'history', rights: ['audit'] },
  { path: '/account', name: 'account', rights: [] },
];

/** The pages that these rights open. */
export const openPages = (held: readonly Right[]): readonly Page[] =>
  pages.filter(({ rights }) => rights.length === 0 || rights.some((right) => held.includes(right)));

/** The page that an address belongs to; a case belongs to the list of cases. */
export const pageOfAddress = (pathname: string): Page | undefined =>
  pages.find(({ path }) => path === pathname || (path !== '/' && pathname.startsWith(`${path}/`)));
