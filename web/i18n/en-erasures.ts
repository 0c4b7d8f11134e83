import type { WordsLike } from './words.ts';
import type { zhCnErasures } from './zh-cn-erasures.ts';

/** Words of deletion on request, in English. */
export const enErasures: WordsLike<typeof zhCnErasures> = {
  erasures: {
    lead: 'When reporters ask for their personal data to be deleted. What is deleted does not come back.',
    what: 'Delete personal data',
    hint: 'Name, phone, address and words go; the case, its category and the counts stay. The audit history notes it without personal data.',
    by: 'By',
    ways: { ticketNumber: 'Case number', phone: 'Phone number' },
    reason: 'Grounds',
    reasonHint: 'Such as: asked by the person, received 2026-11-20, no. 12. No name and no phone here.',
    next: 'Next',
    sure: 'Delete?',
    ask: {
      ticketNumber: 'All personal data of case {{value}} will be deleted for ever.',
      phone: 'The personal data of all cases of the phone {{value}} will be deleted for ever.',
    },
    erase: 'Delete',
    doneTitle: 'Done',
    done: 'Personal data of {{count}} cases were deleted.',
    receipt: 'Receipt: entry {{id}} of the audit history, hash',
  },
};
