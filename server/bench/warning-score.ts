import type { PlantedTruth, TruthKind } from '../../data/demo/society/tickets/planted-truth.ts';
import type { FoundAlert } from '../answers/alert-scan.ts';
import { dayNumber } from '../answers/ticket-filter.ts';
import type { AlertKind } from '../contract/alert-kinds.ts';

/** By which kinds of alert a planted event may be told. */
const tellers: Readonly<Record<Exclude<TruthKind, 'big-but-normal'>, readonly AlertKind[]>> = {
  'hot-spot': ['hot-spot', 'frequent'],
  'trend-change': ['rise'],
  'night-market': ['spike'],
  burst: ['joint'],
  'repeat-callers': ['repeat'],
  relapse: ['relapse'],
  'heating-failure': ['spike'],
};

const overlaps = (truth: PlantedTruth, { fromDay, untilDay }: FoundAlert): boolean =>
  fromDay <= dayNumber(truth.until) && untilDay >= dayNumber(truth.from);

const isAbout = (truth: PlantedTruth, alert: FoundAlert): boolean =>
  (alert.categoryId === null ||
    truth.categoryIds.length === 0 ||
    truth.categoryIds.includes(alert.categoryId)) &&
  (truth.unitIds.includes(alert.communityId) || truth.compoundIds.includes(alert.compoundId ?? '')) &&
  overlaps(truth, alert);

/** Whether an alert of a fitting kind tells of a planted event. */
export const tells = (truth: PlantedTruth, alert: FoundAlert): boolean =>
  truth.kind !== 'big-but-normal' && tellers[truth.kind].includes(alert.kind) && isAbout(truth, alert);

/** What the scan of a district with planted events is worth. */
export interface WarningScore {
  readonly found: readonly string[];
  readonly missed: readonly string[];
  /** The largest compound was told as frequent although it is normal for its size. */
  readonly fooled: readonly string[];
  /** Alerts about nothing that was planted, whatever their kind; not about a planted event's place, category and time. */
  readonly falseAlarms: readonly FoundAlert[];
  readonly alertCount: number;
}

export const scoreWarnings = (
  truths: readonly PlantedTruth[],
  alerts: readonly FoundAlert[],
): WarningScore => {
  const events = truths.filter(({ kind }) => kind !== 'big-but-normal');
  const isFound = (truth: PlantedTruth): boolean => alerts.some((alert) => tells(truth, alert));
  const normal = truths.filter(({ kind }) => kind === 'big-but-normal');
  return {
    found: events.filter(isFound).map(({ id }) => id),
    missed: events.filter((truth) => !isFound(truth)).map(({ id }) => id),
    fooled: normal
      .filter((truth) =>
        alerts.some(
          ({ kind, compoundId }) => kind === 'frequent' && truth.compoundIds.includes(compoundId ?? ''),
        ),
      )
      .map(({ id }) => id),
    falseAlarms: alerts.filter((alert) => !events.some((truth) => isAbout(truth, alert))),
    alertCount: alerts.length,
  };
};
