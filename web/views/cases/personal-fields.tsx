import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case, PersonalField } from '../../../server/contract/cases.ts';
import { useReveal } from '../../api/cases.ts';
import { useFormats } from '../../i18n/format.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import rows from '../../ui/rows.module.css';
import { useErrorText } from '../frame/error-text.ts';
import css from './case-page.module.css';

const fields: readonly PersonalField[] = ['name', 'phone', 'address'];
const shownMs = 60_000;
const masked = '••••••';

/** A value that goes away by itself. */
const useFleeting = () => {
  const [value, setValue] = useState<string | null>(null);
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setValue(null), shownMs);
    return () => clearTimeout(timer);
  }, [value]);
  return [value, setValue] as const;
};

const ReasonForm = (props: {
  caseId: number;
  field: PersonalField;
  onShown: (value: string) => void;
  cancel: () => void;
}) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useReveal(props.caseId);
  const { field } = props;
  return (
    <div className={css.reason}>
      <Form
        submit={t('cases.show')}
        busy={isPending}
        error={errorText(error)}
        onSubmit={() => mutate({ field, reason }, { onSuccess: ({ value }) => props.onShown(value) })}
        beside={
          <Button variant="default" onClick={props.cancel}>
            {t('app.cancel')}
          </Button>
        }
      >
        <TextField
          label={t('cases.reason')}
          hint={t('cases.reasonHint')}
          value={reason}
          onChange={setReason}
          minLength={2}
          maxLength={200}
          autoFocus
          required
        />
      </Form>
    </div>
  );
};

/** One field, hidden until its handler says why it must be seen. */
const Field = ({ one, field }: { one: Case; field: PersonalField }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useFleeting();
  const name = t(`cases.fields.${field}`);
  if (!one.kept.includes(field))
    return (
      <li>
        <div className={rows.what}>
          <p className={rows.quiet}>{name}</p>
          {t('cases.notKept')}
        </div>
      </li>
    );
  return (
    <li>
      <div className={rows.what}>
        <p className={rows.quiet}>{name}</p>
        <output>
          {value === null ? (
            <span>{masked}</span>
          ) : (
            <>
              <span className={css.revealed}>{value}</span>
              <span className={css.printed}>{masked}</span>
            </>
          )}
        </output>
      </div>
      {!asking && (
        <Button
          variant="default"
          className={rows.button ?? ''}
          aria-label={t(value === null ? 'cases.showField' : 'cases.hideField', { field: name })}
          onClick={() => (value === null ? setAsking(true) : setValue(null))}
        >
          {t(value === null ? 'cases.show' : 'cases.hide')}
        </Button>
      )}
      {asking && (
        <ReasonForm
          caseId={one.id}
          field={field}
          cancel={() => setAsking(false)}
          onShown={(shown) => {
            setValue(shown);
            setAsking(false);
          }}
        />
      )}
    </li>
  );
};

/** The reporter, masked; each field is shown for a minute when a reason is given. */
export const PersonalFields = ({ one }: { one: Case }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const note = one.deletedOn
    ? t('cases.deletedOn', { day: formats.day(one.deletedOn) })
    : t('cases.keptWhileOpen');
  return (
    <Panel title={t('cases.reporter')} note={`${t('cases.reporterHint')} ${note}`}>
      <ul className={rows.rows}>
        {fields.map((field) => (
          <Field key={field} one={one} field={field} />
        ))}
      </ul>
    </Panel>
  );
};
