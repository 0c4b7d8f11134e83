import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErasure } from '../../api/erasures.ts';
import { addWords } from '../../i18n/add-words.ts';
import { enErasures } from '../../i18n/en-erasures.ts';
import { zhCnErasures } from '../../i18n/zh-cn-erasures.ts';
import { ChoiceRow } from '../../ui/choice-row.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import css from './erasures-page.module.css';

addWords(zhCnErasures, enErasures);

const ways = ['ticketNumber', 'phone'] as const;
type Way = (typeof ways)[number];

interface Wanted {
  readonly way: Way;
  readonly value: string;
  readonly reason: string;
}
const nothing: Wanted = { way: 'ticketNumber', value: '', reason: '' };

/** Asks once more: what is deleted does not come back. */
const Question = ({
  wanted,
  onClose,
  onDone,
}: {
  wanted: Wanted;
  onClose: () => void;
  onDone: () => void;
}) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { mutate, isPending, error, data } = useErasure();
  const { way, value, reason } = wanted;
  if (data)
    return (
      <Dialog title={t('erasures.doneTitle')} closeLabel={t('app.close')} onClose={onDone}>
        <p>{t('erasures.done', { count: data.ticketCount })}</p>
        <p className={css.receipt}>
          {t('erasures.receipt', { id: data.auditId })} <code>{data.auditHash}</code>
        </p>
        <Button className={css.button ?? ''} onClick={onDone}>
          {t('app.close')}
        </Button>
      </Dialog>
    );
  return (
    <Dialog title={t('erasures.sure')} closeLabel={t('app.close')} onClose={onClose}>
      <p>{t(`erasures.ask.${way}`, { value })}</p>
      <Form
        submit={t('erasures.erase')}
        busy={isPending}
        error={errorText(error)}
        onSubmit={() => mutate({ [way]: value.trim(), reason: reason.trim() })}
        beside={
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        }
      >
        {null}
      </Form>
    </Dialog>
  );
};

/** Deletion of personal data on request, of one ticket or of everything of one phone number. */
export const ErasuresPage = () => {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(nothing);
  const [asking, setAsking] = useState(false);
  const change = (part: Partial<Wanted>): void => setWanted((before) => ({ ...before, ...part }));
  return (
    <PageFrame title={t('page.erasures')} lead={t('erasures.lead')}>
      <Panel title={t('erasures.what')} note={t('erasures.hint')}>
        <Form submit={t('erasures.next')} onSubmit={() => setAsking(true)}>
          <ChoiceRow
            label={t('erasures.by')}
            values={ways}
            value={wanted.way}
            textOf={(way) => t(`erasures.ways.${way}`)}
            onChange={(way) => change({ way, value: '' })}
          />
          <TextField
            label={t(`erasures.ways.${wanted.way}`)}
            value={wanted.value}
            onChange={(value) => change({ value })}
            autoComplete="off"
            minLength={wanted.way === 'phone' ? 5 : 1}
            maxLength={wanted.way === 'phone' ? 32 : 64}
            required
          />
          <TextField
            label={t('erasures.reason')}
            hint={t('erasures.reasonHint')}
            value={wanted.reason}
            onChange={(reason) => change({ reason })}
            minLength={2}
            maxLength={200}
            required
          />
        </Form>
      </Panel>
      {asking && (
        <Question
          wanted={wanted}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setWanted(nothing);
          }}
        />
      )}
    </PageFrame>
  );
};
