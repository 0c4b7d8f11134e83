import type { BundleDate, BundlePoint, BundleTime } from './bundle-values.ts';

export interface WorkDayRow {
  readonly day: BundleDate;
  readonly isWorkday: boolean;
  readonly note: string | null;
}

export interface TicketCategoryRow {
  readonly id: number;
  readonly parentId: number | null;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

export type DeadlineClass = 'urgent' | 'utility' | 'general' | 'difficult';

export interface DeadlinePolicyRow {
  readonly deadlineClass: DeadlineClass;
  readonly categoryId: number | null;
  readonly signHours: number;
  readonly contactHours: number;
  readonly resolveHours: number;
  readonly clock: 'working' | 'calendar';
}

export type TicketState =
  | 'received'
  | 'filed'
  | 'dispatched'
  | 'signed'
  | 'handling'
  | 'to-verify'
  | 'to-call-back'
  | 'closed'
  | 'rejected'
  | 'merged'
  | 'suspended';

export type RequestType =
  | 'consultation'
  | 'help'
  | 'complaint'
  | 'report'
  | 'suggestion'
  | 'petition'
  | 'other';

export type MatchLevel = 'point' | 'building' | 'compound' | 'road' | 'community' | 'street' | 'none';

export interface TicketEventRow {
  readonly at: BundleTime;
  readonly kind: string;
  readonly fromState: TicketState | null;
  readonly toState: TicketState | null;
  readonly responsibleUnitId: string | null;
  readonly reason: string | null;
  readonly clock: 'runs' | 'pauses' | 'stops';
}

export interface CallbackRow {
  readonly calledAt: BundleTime;
  readonly responded: boolean;
  readonly solved: boolean | null;
  readonly rating: 'satisfied' | 'basically-satisfied' | 'dissatisfied' | null;
  readonly excluded: boolean;
  readonly exclusionReason: string | null;
}

/** A ticket with its child rows; `id` counts from 1 in order of receipt. No personal data, no free text. */
export interface TicketRow {
  readonly id: number;
  readonly number: string;
  readonly source: string;
  readonly requestType: RequestType;
  readonly categoryId: number;
  readonly deadlineClass: DeadlineClass;
  readonly occurredAt: BundleTime | null;
  readonly receivedAt: BundleTime;
  readonly closedAt: BundleTime | null;
  readonly state: TicketState;
  readonly dueSignAt: BundleTime;
  readonly dueContactAt: BundleTime;
  readonly dueResolveAt: BundleTime;
  readonly reworkCount: number;
  readonly extended: boolean;
  readonly supervised: boolean;
  readonly confidential: boolean;
  readonly excluded: boolean;
  readonly exclusionReason: string | null;
  readonly parentTicketId: number | null;
  /** 32 hexadecimal digits. */
  readonly reporterHash: string | null;
  readonly assessedStreetId: string | null;
  readonly declaredPlace: string | null;
  readonly matchLevel: MatchLevel;
  readonly point: BundlePoint | null;
  readonly leadUnitId: string | null;
  readonly assistUnitIds: readonly string[];
  readonly events: readonly TicketEventRow[];
  readonly callback: CallbackRow | null;
}

/** Made-up reporters of made-up tickets in plain text; the loader seals what it keeps of them. */
export interface MadeUpReporters {
  /** The same for all tickets of a reporter. */
  phoneOf(reporterHash: string): string;
  /** Who asked, and in which words; null for tickets of which nothing is kept any more. */
  personOf(
    ticket: TicketRow,
  ): { readonly name: string | null; readonly address: string | null; readonly content: string } | null;
}
