import type { AuditReceipt } from '../contract/audit.ts';
import { type SettingName, settingSchemas } from '../contract/settings.ts';
import { appendAudit } from '../queries/audit-log.ts';
import type { Writing } from '../queries/reading.ts';
import { getSettingForChange, saveSetting } from '../queries/settings.ts';

export interface SettingChange {
  readonly name: SettingName;
  /** Has passed the schema of its name. */
  readonly value: object;
  readonly personId: string;
  readonly requestId: string;
}

/** Decides a setting; the history keeps what held before and after. */
export const changeSetting = (writing: Writing, change: SettingChange): Promise<AuditReceipt> =>
  writing(async (sql) => {
    const { name, value, personId, requestId } = change;
    const decided = await getSettingForChange(sql, name);
    const before = settingSchemas[name].parse(decided ?? {});
    await saveSetting(sql, name, value, personId);
    const { id, hash } = await appendAudit(sql, {
      actor: personId,
      action: 'change-setting',
      subject: `setting ${name}`,
      requestId,
      before,
      after: { ...value },
    });
    return { auditId: id, hash };
  });
