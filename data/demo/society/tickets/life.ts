import type {
  CallbackRow,
  DeadlinePolicyRow,
  RequestType,
  TicketEventRow,
  TicketState,
} from '../../../../server/contract/ticket-rows.ts';
import type { Random } from '../../random.ts';
import type { Category } from '../categories.ts';
import type { WorkClock } from '../working-time.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** What the course of a ticket depends on. */
export interface Course {
  readonly category: Category;
  readonly policy: DeadlinePolicyRow;
  readonly requestType: RequestType;
  readonly receivedAt: number;
  readonly leadUnitId: string;
  /** Office that got it first by mistake; null: none. */
  readonly wrongUnitId: string | null;
  /** Above 1: the office is slower than others. */
  readonly slowness: number;
  readonly closeAfterDays: number | null;
  readonly merged: boolean;
  /** Nothing after this moment has happened yet. */
  readonly cutoff: number;
}

export interface Life {
  readonly state: TicketState;
  readonly closedAt: number | null;
  readonly dueSignAt: number;
  readonly dueContactAt: number;
  readonly dueResolveAt: number;
  readonly reworkCount: number;
  readonly extended: boolean;
  readonly supervised: boolean;
  readonly excluded: boolean;
  readonly exclusionReason: string | null;
  readonly events: readonly TicketEventRow[];
  readonly callback: CallbackRow | null;
}

const rejectReasons = ['不属于本区受理范围', '诉求已进入司法程序', '信息不足,无法联系'];
const returnReasons = ['不属于本单位职责', '属地有误'];
const extendReasons = ['需要多部门协调', '需要采购配件', '等待雨停后施工'];
const suspendReasons = ['需纳入老旧小区改造计划', '需等待供暖季结束后检修'];
const exclusionReasons = ['不属职责范围', '诉求超出法律政策规定', '历史遗留问题,已报备', '恶意重复诉求'];
const callbackExclusions = ['无法接通', '非本人诉求'];

/** Collects events in order and remembers where the ticket stands. */
class Story {
  readonly events: TicketEventRow[] = [];
  state: TicketState | null = null;
  at: number;
  readonly #cutoff: number;

  constructor(at: number, cutoff: number) {
    this.at = at;
    this.#cutoff = cutoff;
  }

  /** Adds an event unless it lies beyond the cutoff; false when it does. */
  tell(
    kind: string,
    at: number,
    toState: TicketState | null,
    unitId: string | null = null,
    reason: string | null = null,
    clock: TicketEventRow['clock'] = 'runs',
  ): boolean {
    const second = Math.ceil(at / 1000) * 1000;
    if (second >= this.#cutoff) return false;
    this.events.push({
      at: second,
      kind,
      fromState: this.state,
      toState: toState ?? this.state,
      responsibleUnitId: unitId,
      reason,
      clock,
    });
    this.at = second;
    if (toState !== null) this.state = toState;
    return true;
  }
}

const dueTimes = (
  { policy, receivedAt }: Course,
  clock: WorkClock,
): [sign: number, contact: number, resolve: number] => {
  const due = (hours: number): number =>
    policy.clock === 'calendar' ? receivedAt + hours * hourMs : clock.addWorkingHours(receivedAt, hours);
  return [due(policy.signHours), due(policy.contactHours), due(policy.resolveHours)];
};

/** What is urgent is passed on five times as fast. */
const paceOf = ({ policy }: Course): number => (policy.resolveHours < 8 ? 0.2 : 1);

/** Share of the time limit that is used; now and then more than all of it. */
const usedShare = (random: Random, slowness: number): number =>
  random.chance(0.05 * slowness)
    ? random.between(1.02, 2.6)
    : Math.min(0.98, random.between(0.05, 0.78) * slowness);

const handle = (
  story: Story,
  course: Course,
  random: Random,
  clock: WorkClock,
  due: number,
): { late: boolean; extended: boolean } | null => {
  const { leadUnitId, policy, receivedAt } = course;
  const pace = paceOf(course);
  const soon = (hours: number): number =>
    policy.clock === 'calendar' ? story.at + hours * hourMs : clock.addWorkingHours(story.at, hours);
  if (!story.tell('sign', soon(random.between(0.1, policy.signHours * 0.95) * pace), 'signed', leadUnitId))
    return null;
  if (
    !story.tell(
      'contact',
      soon(random.between(0.05, policy.contactHours * 0.7) * pace),
      'handling',
      leadUnitId,
    )
  )
    return null;
  let end = receivedAt + (due - receivedAt) * usedShare(random, course.slowness);
  if (course.closeAfterDays !== null) end = receivedAt + (course.closeAfterDays - 2) * dayMs;
  end = Math.max(end, story.at + random.between(10, 90) * pace * minuteMs);
  let extended = false;
  if (end > due && course.closeAfterDays === null && random.chance(0.45)) {
    if (
      !story.tell(
        'extend',
        Math.max(story.at + minuteMs, due - 2 * hourMs),
        null,
        leadUnitId,
        random.pick(extendReasons),
      )
    )
      return null;
    extended = true;
  }
  if (policy.deadlineClass === 'difficult' && course.closeAfterDays === null && random.chance(0.06)) {
    if (
      !story.tell(
        'suspend',
        story.at + random.between(4, 40) * hourMs,
        'suspended',
        leadUnitId,
        random.pick(suspendReasons),
        'pauses',
      )
    )
      return null;
    const pause = random.between(12, 90) * dayMs;
    if (!story.tell('resume', story.at + pause, 'handling', leadUnitId)) return null;
    end += pause;
  }
  if (
    end > due &&
    random.chance(0.25) &&
    !story.tell('supervise', Math.max(story.at + minuteMs, due + hourMs), null, leadUnitId)
  )
    return null;
  if (!story.tell('resolve', Math.max(end, story.at + minuteMs), 'to-call-back', leadUnitId)) return null;
  return { late: end > due, extended };
};

const callBack = (random: Random, calledAt: number, late: boolean, slowness: number): CallbackRow => {
  const excluded = random.chance(0.03);
  const responded = random.chance(late ? 0.9 : 0.985);
  const solved = responded && random.chance((late ? 0.68 : 0.93) / Math.sqrt(slowness));
  const rating = solved
    ? random.weighted([
        ['satisfied', 88],
        ['basically-satisfied', 9],
        ['dissatisfied', 3],
      ] as const)
    : random.weighted([
        ['satisfied', 12],
        ['basically-satisfied', 33],
        ['dissatisfied', 55],
      ] as const);
  return {
    calledAt,
    responded,
    solved,
    rating,
    excluded,
    exclusionReason: excluded ? random.pick(callbackExclusions) : null,
  };
};

/** The hotline calls back round the clock where every hour counts, else within working hours. */
const calledAtOf = (resolvedAt: number, { policy }: Course, random: Random, clock: WorkClock): number => {
  const at =
    policy.clock === 'calendar'
      ? resolvedAt + random.between(0.02, 0.2) * policy.resolveHours * hourMs
      : clock.nextWorkingMoment(resolvedAt + random.between(0.5, 10) * hourMs);
  return Math.ceil(at / 1000) * 1000;
};

/** From dispatch to closing, with one round of rework where the reporter is not content. */
const run = (story: Story, course: Course, random: Random, clock: WorkClock, due: number) => {
  const outcome = { callback: null as CallbackRow | null, reworkCount: 0, extended: false };
  const handled = handle(story, course, random, clock, due);
  if (handled === null) return outcome;
  outcome.extended = handled.extended;
  const { leadUnitId } = course;
  if (course.closeAfterDays === null && random.chance(0.03 * course.slowness)) {
    if (
      !story.tell('rework', story.at + random.between(3, 30) * hourMs, 'handling', leadUnitId, '回访未解决')
    )
      return outcome;
    outcome.reworkCount = 1;
    if (!story.tell('resolve', story.at + random.between(6, 70) * hourMs, 'to-call-back', leadUnitId))
      return outcome;
  }
  const calledAt = calledAtOf(story.at, course, random, clock);
  const called = random.chance(0.72);
  if (called && !story.tell('call-back', calledAt, null)) return outcome;
  if (called) outcome.callback = callBack(random, calledAt, handled.late, course.slowness);
  story.tell(
    'close',
    (called ? story.at : calledAt) + random.between(1, 10) * minuteMs,
    'closed',
    null,
    null,
    'stops',
  );
  return outcome;
};

/** One ticket from its receipt to the cutoff: events, deadlines, callback. */
export const liveOf = (course: Course, random: Random, clock: WorkClock): Life => {
  const { receivedAt, leadUnitId, wrongUnitId } = course;
  const [dueSignAt, dueContactAt, dueResolveAt] = dueTimes(course, clock);
  const story = new Story(receivedAt, course.cutoff);
  const dues = { dueSignAt, dueContactAt, dueResolveAt };
  let outcome: ReturnType<typeof run> = { callback: null, reworkCount: 0, extended: false };
  story.tell('receive', receivedAt, 'received');
  const planted = course.closeAfterDays !== null;
  if (!planted && random.chance(0.012)) {
    story.tell('file', receivedAt + random.between(3, 40) * minuteMs, 'filed') &&
      story.tell('notify', story.at + random.between(5, 60) * minuteMs, null) &&
      story.tell(
        'reject',
        story.at + random.between(1, 10) * minuteMs,
        'rejected',
        null,
        random.pick(rejectReasons),
        'stops',
      );
  } else if (course.merged) {
    story.tell('file', receivedAt + random.between(3, 40) * minuteMs, 'filed') &&
      story.tell('merge', story.at + random.between(5, 240) * minuteMs, 'merged', leadUnitId) &&
      story.tell('call-back', clock.nextWorkingMoment(story.at + random.between(20, 160) * hourMs), null);
  } else {
    let going = true;
    if (wrongUnitId !== null)
      going =
        story.tell('dispatch', receivedAt + random.between(5, 50) * minuteMs, 'dispatched', wrongUnitId) &&
        story.tell(
          'return',
          story.at + random.between(10, 110) * minuteMs,
          'filed',
          wrongUnitId,
          random.pick(returnReasons),
        );
    if (
      going &&
      story.tell(
        'dispatch',
        story.at + random.between(3, 50) * paceOf(course) * minuteMs,
        'dispatched',
        leadUnitId,
      )
    )
      outcome = run(story, course, random, clock, dueResolveAt);
  }
  const excluded = !planted && random.chance(0.022);
  const last = story.events.at(-1);
  return {
    ...dues,
    ...outcome,
    state: story.state ?? 'received',
    closedAt: story.state === 'closed' || story.state === 'rejected' ? (last?.at ?? null) : null,
    supervised: story.events.some(({ kind }) => kind === 'supervise'),
    excluded,
    exclusionReason: excluded ? random.pick(exclusionReasons) : null,
    events: story.events,
  };
};
