import type { WordsLike } from './words.ts';
import type { zhCnSession } from './zh-cn-session.ts';

/** Words about who is signed in, in English. */
export const enSession: WordsLike<typeof zhCnSession> = {
  page: {
    menu: 'Pages',
    map: 'Map',
    cases: 'My cases',
    coverage: 'Walking coverage',
    planner: 'Redraw grids',
    alerts: 'Warnings',
    releases: 'Public figures',
    erasures: 'Delete personal data',
    people: 'People and roles',
    settings: 'Settings',
    history: 'Audit history',
    account: 'My account',
    skip: 'Skip to the content',
    noRight: 'Your roles do not open “{{name}}”',
    noRightHint: 'If your work needs it, ask the security administrator for a role.',
    notFound: 'There is no such page',
    notFoundHint: 'The address may be wrong, or the page was renamed.',
    goTo: 'Go to: {{name}}',
    opening: 'Opening …',
  },
  session: {
    menu: 'menu',
    account: 'Account {{login}}',
    signOut: 'Sign out',
    switch: 'Switch to another demo person',
    switchShort: 'Switch',
    demo: 'Demonstration',
    as: 'You are: {{name}}',
    hideBanner: 'Hide this line',
    onlyAreas: '{{areas}} only',
    and: ', ',
  },
  role: {
    name: {
      leader: 'District leader',
      'party-affairs': 'Party affairs',
      planner: 'Planner',
      approver: 'Approver',
      'area-staff': 'Street and community staff',
      caseworker: 'Caseworker',
      'data-steward': 'Data steward',
      'system-admin': 'System administrator',
      'security-admin': 'Security administrator',
      'audit-admin': 'Audit administrator',
    },
    step: {
      community: 'community step',
      street: 'street step',
      'grid-center': 'grid centre step',
      countersign: 'countersign step',
      approval: 'final approval step',
    },
  },
  footer: {
    reviewNumber: 'Map review number: {{number}}',
    police: 'Public security filing {{number}}',
  },
};
