import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { useNewEdition } from '../../api/settings.ts';
import { useFormats } from '../../i18n/format.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import rows from '../../ui/rows.module.css';
import { useErrorText } from '../frame/error-text.ts';

const RecordEdition = ({ netRevisions }: Pick<Settings, 'netRevisions'>) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const errorText = useErrorText();
  const [netRevisionId, setNetRevisionId] = useState('');
  const [reviewNumber, setReviewNumber] = useState('');
  const { mutate, isPending, error, data } = useNewEdition();
  const record = (): void =>
    mutate({ netRevisionId: Number(netRevisionId), reviewNumber }, { onSuccess: () => setReviewNumber('') });
  return (
    <Form
      submit={t('settings.record')}
      busy={isPending}
      error={errorText(error)}
      onSubmit={record}
      beside={data && <output>{t('settings.recorded', { id: data.receipt.auditId })}</output>}
    >
      <SelectField
        label={t('settings.net')}
        value={netRevisionId}
        onChange={setNetRevisionId}
        placeholder={t('settings.choose')}
        choices={netRevisions.map(({ id, title, effectiveFrom }) => ({
          value: String(id),
          text: `${title} (${formats.day(effectiveFrom)})`,
        }))}
        required
      />
      <TextField
        label={t('settings.reviewNumber')}
        hint={t('settings.reviewNumberHint')}
        value={reviewNumber}
        onChange={setReviewNumber}
        maxLength={100}
        required
      />
    </Form>
  );
};

/** Reviewed editions of the public map and the form that records another. */
export const PublicEditions = ({ editions, netRevisions }: Pick<Settings, 'editions' | 'netRevisions'>) => {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Panel title={t('settings.editions')} note={t('settings.editionsHint')}>
      {editions.length === 0 && <p className={rows.empty}>{t('settings.noEditions')}</p>}
      {editions.length > 0 && (
        <ul className={rows.rows}>
          {editions.map((edition) => (
            <li key={edition.id}>
              <div className={rows.what}>
                <strong>{edition.reviewNumber}</strong>
                <p className={rows.quiet}>
                  {edition.netRevision.title} · {formats.dateTime(edition.recordedAt)}
                  {edition.recordedBy && ` · ${edition.recordedBy}`}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <RecordEdition netRevisions={netRevisions} />
    </Panel>
  );
};
