import { AppError } from '../contract/app-error.ts';
import type { NetCertificate } from '../contract/scenarios.ts';
import { settingSchemas } from '../contract/settings.ts';
import { appendAudit } from '../queries/audit-log.ts';
import type { Reading, Writing } from '../queries/reading.ts';
import { countDone } from '../queries/scenario-decisions.ts';
import { changeScenario } from '../queries/scenarios.ts';
import { listDecidedSettings } from '../queries/settings.ts';
import {
  requireAuthor,
  requireScenario,
  requireState,
  requireVersion,
  type ScenarioWish,
} from './scenario-rules.ts';

export interface Submission extends ScenarioWish {
  /** Reads what administrators decided. */
  readonly readingSettings: Reading;
  /** The certificate of the scenario as it is now; throws `scenario-unproven`. */
  readonly certify: () => Promise<NetCertificate>;
}

/**
 * Hands a draft in (送审): proven, with the chain of steps that the setting names today; from then on it does not
 * change. Throws `scenario-not-yours`, `scenario-changed`, `scenario-state-wrong`, `scenario-empty`.
 */
export const submitScenario = async (
  { reading, writing }: { readonly reading: Reading; readonly writing: Writing },
  wish: Submission,
): Promise<void> => {
  const head = await reading(async (sql) => {
    const found = await requireScenario(sql, wish.scenarioId);
    requireAuthor(found, wish.personId);
    await requireVersion(sql, found, wish.seenVersion);
    requireState(found, ['draft'], { zh: '送审', en: 'handed in' });
    if ((await countDone(sql, found.id)) === 0) throw new AppError('scenario-empty');
    return found;
  });
  const decided = await wish.readingSettings(listDecidedSettings);
  const { steps } = settingSchemas.approvals.parse(decided.get('approvals') ?? {});
  const certificate = await wish.certify();
  await writing(async (sql) => {
    const isOurs =
      certificate.version === head.version &&
      (await changeScenario(sql, head.id, head.version, {
        ...{ state: 'submitted', round: head.round + 1, steps, submitted_at: new Date() },
        certificate: sql.json(certificate),
      }));
    if (!isOurs) await requireVersion(sql, await requireScenario(sql, head.id), wish.seenVersion);
    await appendAudit(sql, {
      actor: wish.personId,
      action: 'submit-scenario',
      subject: `scenario ${head.id}`,
      requestId: wish.requestId,
      after: { round: head.round + 1, steps: [...steps], certificate: certificate.hash },
    });
  });
};
