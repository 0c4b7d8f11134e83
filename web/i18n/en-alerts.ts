import type { WordsLike } from './words.ts';
import type { zhCnAlerts } from './zh-cn-alerts.ts';

/** Words of early warnings, in English. */
export const enAlerts: WordsLike<typeof zhCnAlerts> = {
  alerts: {
    lead: 'Found by themselves in the requests that were imported: verify first, then make it a task with a deadline. Only counts and places are looked at, never who.',
    scanned: 'Data up to {{day}}, computed {{time}}.',
    notScanned: 'Nothing was computed yet: it is after requests are imported, and whenever the data change.',
    empty: 'No warning fits these filters.',
    emptyHint: 'Take away a filter, or wait for the next import.',
    clear: 'Clear filters',
    total: '{{value}} in all',
    more: 'More warnings',
    all: 'All',
    allStreets: 'All streets',
    allOffices: 'All units',
    filter: {
      state: 'State',
      kind: 'Kind',
      street: 'Street',
      office: 'Responsible unit',
      overdue: 'Only overdue',
      supervised: 'Only supervised',
    },
    kind: {
      spike: 'Sudden rise',
      joint: 'Many about one thing',
      repeat: 'Repeat requests',
      relapse: 'Relapse',
      frequent: 'Frequent place',
      'hot-spot': 'Hot spot',
      rise: 'Lasting rise',
    },
    state: {
      open: 'Open',
      new: 'To verify',
      verified: 'Verified',
      task: 'Task',
      'false-alarm': 'False alarm',
      closed: 'Closed',
      all: 'All',
    },
    evidence: {
      spike:
        '{{span}}: {{tickets}} requests where the days before let expect {{expected}}; above the bound of EARS C1/C2.',
      joint:
        '{{span}}: {{reporters}} people about the same, {{tickets}} requests; households and the past let expect {{expected}}.',
      repeat:
        '{{span}}: {{reporters}} with six requests or more each within 30 days, {{tickets}} in all. Only counted; there is no list of people.',
      relapse:
        'Back within 30 days of being closed: {{tickets}} requests, {{span}}; households and the past let expect {{expected}}.',
      frequent: '{{tickets}} requests in 90 days; its households let expect {{expected}}.',
      'hot-spot':
        '{{tickets}} requests in a year in micro-grids side by side; their households let expect {{expected}} (Gi*, false discovery controlled).',
      rise: '{{tickets}} requests in 60 days; last year and the change of the whole district let expect {{expected}}.',
    },
    span: '{{from}} – {{until}}',
    unlikely: 'The likelihood of chance is below {{value}}.',
    chart: 'Requests per day, {{from}} to {{until}}; at most {{peak}} a day',
    bound: 'dashed: the bound',
    onMap: 'Show on the map',
    office: 'Responsible unit',
    due: 'Due',
    overdue: 'Overdue',
    supervised: 'Supervised',
    choose: 'Choose',
    actions: {
      verified: 'It is real',
      reopen: 'Not a false alarm',
      task: 'Make it a task',
      'false-alarm': 'False alarm',
      closed: 'Close',
      change: 'Change the task',
      supervise: 'Supervise',
      release: 'End supervision',
      steps: 'What was done',
    },
    cancel: 'Cancel',
    note: 'Note',
    noteHint: 'Stays in the audit log for ever: no phone numbers, names or identity numbers.',
    steps: {
      none: 'Nobody has looked at it yet.',
      by: '{{name}} · {{time}}',
    },
    precision: {
      title: 'How often it was right so far',
      hint: 'Of the warnings that were decided, those that were real; what nobody looked at does not count.',
      all: 'All kinds',
      none: 'none decided yet',
      value: '{{percent}} ({{numerator}}/{{denominator}})',
    },
    offices: {
      title: 'Tasks of the units',
      hint: 'Units that have tasks now; a number opens its list.',
      none: 'There are no tasks now.',
      name: 'Unit',
      tasks: 'Tasks',
      overdue: 'Overdue',
      supervised: 'Supervised',
    },
    seasons: {
      title: 'What the season brings',
      hint: 'Categories that were clearly more frequent last year, 52 weeks on; from {{tickets}} requests.',
      none: 'Less than a year of data, or nothing that clearly comes with the season.',
      line: '{{span}}: {{tickets}} requests last year, {{ratio}} times the usual',
    },
  },
};
