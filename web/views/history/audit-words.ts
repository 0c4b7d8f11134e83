import { useTranslation } from 'react-i18next';
import type { AuditEntryView } from '../../../server/contract/audit.ts';

/** Actions that have words of their own; others are shown by their code. */
export const knownActions = [
  'sign-in',
  'sign-in-failed',
  'sign-in-blocked',
  'sign-out',
  'open-case',
  'reveal-personal-field',
  'erase-personal-data',
  'delete-expired-personal-data',
  'add-person',
  'rename-person',
  'disable-person',
  'enable-person',
  'change-roles',
  'give-one-time-code',
  'change-password',
  'enrol-second-factor',
  'remove-second-factor',
  'renew-recovery-codes',
  'use-recovery-code',
  'end-session',
  'end-sessions',
  'end-other-sessions',
  'make-token',
  'revoke-token',
  'pin-sign-on',
  'unpin-sign-on',
  'set-up',
  'change-setting',
  'record-public-edition',
  'propose-release',
  'review-release',
  'withdraw-release',
  'export-public',
  'load-public-bundle',
  'import-areas',
  'import-tickets',
  'import-walking-network',
  'draw-scenario',
  'copy-scenario',
  'describe-scenario',
  'append-operation',
  'rebase-scenario',
  'comment-scenario',
  'settle-comment',
  'submit-scenario',
  'withdraw-scenario',
  'decide-scenario',
  'discard-scenario',
  'publish-net',
  'net-took-effect',
  'withdraw-net',
  'scan-alerts',
  'change-alert',
  'load-district',
  'add-demo-people',
] as const;

const subjectKinds = [
  'person',
  'ticket',
  'tickets',
  'token',
  'setting',
  'alert',
  'alerts',
  'release',
  'public-edition',
  'public-bundle',
  'import',
  'unknown',
  'demo',
];
/** Fields whose values are words of ours. */
const valueFamilies: Readonly<Record<string, string>> = {
  role: 'role.name',
  approvalStep: 'role.step',
  way: 'history.way',
  state: 'history.state',
  decision: 'history.state',
  signOn: 'history.signOn',
  field: 'history.personalField',
};
const actorWords = ['cli', 'server', 'demo', 'nobody'];
const shownLetters = 8;

/** Long identifiers by their beginning; numbers and words whole. */
const shorten = (id: string): string => (id.length > 20 ? id.slice(0, shownLetters) : id);

/** An entry of the history in words. */
export const useAuditWords = () => {
  const { t } = useTranslation();
  return {
    action: (action: string): string => t(`history.action.${action}`, action),
    actor: ({ id, name }: AuditEntryView['actor']): string =>
      name ?? (actorWords.includes(id) ? t(`history.actor.${id}`) : shorten(id)),
    /** Empty where the action says it all. */
    subject: ({
      subject,
      subjectName,
      actor,
    }: Pick<AuditEntryView, 'subject' | 'subjectName' | 'actor'>): string => {
      const [kind = '', ...rest] = subject.split(' ');
      const id = rest.join(' ');
      if (kind === 'session' || (kind === 'person' && id === actor.id)) return '';
      if (subjectName !== null) return subjectName;
      if (!subjectKinds.includes(kind)) return subject;
      return [t(`history.subject.${kind}`), shorten(id)].filter(Boolean).join(' ');
    },
    /** Where a value stands: `roles.0.area` is the area of the first role. */
    field: (path: string): string =>
      path
        .split('.')
        .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : t(`history.fields.${part}`, part)))
        .join(' '),
    /** Words of our own in the language of the page; everything else as it was written. */
    value: (path: string, value: string): string => {
      const family = valueFamilies[path.split('.').at(-1) ?? ''];
      if (value === 'true' || value === 'false') return t(`history.${value}`);
      return family === undefined ? value : t(`${family}.${value}`, value);
    },
  };
};
