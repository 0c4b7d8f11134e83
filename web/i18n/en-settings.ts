import type { WordsLike } from './words.ts';
import type { zhCnSettings } from './zh-cn-settings.ts';

/** Words of the settings, in English. */
export const enSettings: WordsLike<typeof zhCnSettings> = {
  settings: {
    lead: 'Decided by the system administrator; every change stands in the audit history.',
    save: 'Save',
    saved: 'Saved.',
    site: 'Registration numbers',
    siteHint: 'Shown at the foot of public pages; leave empty what there is not.',
    icp: 'ICP filing number',
    icpHint: 'As the certificate has it.',
    police: 'Public security filing number',
    policeHint: 'As the certificate has it.',
    sessions: 'How long sessions last',
    sessionsHint:
      'People are then signed out. Shorter times hold at once for present sessions too; more hours hold for new ones only.',
    idle: 'Minutes without use',
    absolute: 'Hours at most',
    retention: 'How long personal data are kept',
    retentionHint:
      'So many days after a case was closed its name, phone, address and words are deleted for ever.',
    personalDays: 'Days after closing',
    editions: 'Public editions of the map',
    editionsHint:
      'The public sees reviewed editions only. A change of the net is not published by itself; record the new edition once it has passed review.',
    noEditions: 'No edition is recorded: public pages show lists, but no map and no boundaries.',
    net: 'Version of the net',
    choose: 'Choose',
    reviewNumber: 'Map review number',
    reviewNumberHint: 'As the approval has it.',
    record: 'Record',
    recorded: 'Recorded; entry {{id}} of the audit history.',
  },
};
