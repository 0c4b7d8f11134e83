import type { WordsLike } from './words.ts';
import type { zhCnReleases } from './zh-cn-releases.ts';

/** Words of figures for the public, in English. */
export const enReleases: WordsLike<typeof zhCnReleases> = {
  releases: {
    lead: 'Request counts for the public: the data steward proposes, the server proves that no small number can be computed, and somebody else reviews before anything is public.',
    all: 'All publications',
    none: 'Nothing was published yet. Before a review the public sees no figure about requests.',
    propose: 'Propose a publication',
    proposeHint:
      'Try first to see what would be published and what is kept back, then propose it. Only months that are over.',
    title: 'Title',
    titleHint: 'Such as: requests by community, third quarter of 2026',
    net: 'Version of the net',
    from: 'From',
    until: 'To',
    categories: 'Categories',
    categoriesHint: 'None chosen: all requests in one table. Otherwise a table for each.',
    withTotals: 'Add the district total of each month',
    keepBack:
      'Where earlier figures would let a small number be computed, keep those cells back (otherwise all is refused)',
    try: 'Try',
    trying: 'Computing and proving; this may take some seconds …',
    outcome: { publishable: 'Can be published', refused: 'Cannot be published' },
    published: '{{published}} cells published, {{kept}} kept back.',
    smallest:
      'Proven: the smallest set that all public figures can tell apart has {{tickets}} requests of {{reporters}} people ({{atoms}} sets).',
    exposing: 'Combinations that show a small number ({{value}})',
    keptBecause: 'Why cells are kept back ({{value}} combinations)',
    leftOut: 'Sensitive categories left out: {{names}}.',
    preview: 'What would be published',
    table: 'Published table',
    area: 'Community',
    district: 'Whole district',
    drawn: 'Drawn outline',
    allCategories: 'All categories',
    notPublished: 'not published',
    submit: 'Propose it as tried',
    proposed: 'Proposed, waiting for review. Entry {{id}} of the audit history.',
    state: { proposed: 'to be reviewed', reviewed: 'public', rejected: 'rejected', withdrawn: 'withdrawn' },
    span: '{{from}} to {{until}} · {{net}}',
    proposedBy: 'Proposed by {{name}}, {{time}}',
    reviewedBy: 'Reviewed by {{name}}, {{day}}, document {{number}}',
    withdrawnBy: 'Withdrawn by {{name}}, {{time}}: {{reason}}',
    figures: 'Figures',
    review: 'Record the review',
    withdraw: 'Withdraw',
    withdrawHint:
      'The public no longer sees it, but who has read it knows it; later publications are still proven together with it.',
    reason: 'Reason',
    decision: 'Decision',
    decide: { approve: 'May be public', reject: 'May not' },
    record: { approve: 'Record and publish', reject: 'Record the refusal' },
    document: 'Number of the document',
    reviewedOn: 'Day of the review',
    opinion: 'Opinion (optional)',
  },
};
