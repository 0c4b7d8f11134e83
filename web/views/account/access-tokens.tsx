import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../server/contract/account.ts';
import { useNewToken, useTokenEnd } from '../../api/account.ts';
import { useFormats } from '../../i18n/format.ts';
import { ErrorLine } from '../../ui/error-line.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import rows from '../../ui/rows.module.css';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { useErrorText } from '../frame/error-text.ts';
import css from './access-tokens.module.css';

const periods = ['30', '90', '180', '366'] as const;

const NewToken = ({ onMade, cancel }: { onMade: (token: string) => void; cancel: () => void }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [name, setName] = useState('');
  const [days, setDays] = useState<(typeof periods)[number]>('90');
  const { mutate, isPending, error } = useNewToken();
  return (
    <Form
      submit={t('account.makeToken')}
      busy={isPending}
      error={errorText(error)}
      onSubmit={() => mutate({ name, days: Number(days) }, { onSuccess: ({ token }) => onMade(token) })}
      beside={
        <Button variant="default" onClick={cancel}>
          {t('app.cancel')}
        </Button>
      }
    >
      <TextField
        label={t('account.tokenName')}
        hint={t('account.tokenNameHint')}
        value={name}
        onChange={setName}
        maxLength={100}
        required
      />
      <SelectField
        label={t('account.tokenDays')}
        value={days}
        onChange={setDays}
        choices={periods.map((value) => ({ value, text: t('account.days', { count: Number(value) }) }))}
      />
    </Form>
  );
};

const MadeToken = ({ token, onKept }: { token: string; onKept: () => void }) => {
  const { t } = useTranslation();
  const address = `${location.origin}/ogc`;
  return (
    <div className={css.made}>
      <p>
        <strong>{t('account.tokenOnce')}</strong>
      </p>
      <ShownOnce lines={[token]} copy={t('signIn.copy')} copied={t('signIn.copied')}>
        <Button onClick={onKept}>{t('signIn.kept')}</Button>
      </ShownOnce>
      <p className={rows.quiet}>{t('account.inQgis', { address })}</p>
      <pre
        className={css.command}
      >{`GDAL_HTTP_HEADERS="Authorization: Bearer ${token}" ogrinfo "OAPIF:${address}"`}</pre>
    </div>
  );
};

const TokenList = ({ tokens }: Pick<Account, 'tokens'>) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const errorText = useErrorText();
  const { mutate, isPending, variables, error } = useTokenEnd();
  if (tokens.length === 0) return <p className={rows.empty}>{t('account.noTokens')}</p>;
  return (
    <ul className={rows.rows}>
      {tokens.map((token) => (
        <li key={token.id}>
          <div className={rows.what}>
            <strong>{token.name}</strong>
            <p className={rows.quiet}>
              {t('account.tokenTimes', {
                until: formats.dateTime(token.expiresAt),
                used: token.lastUsedOn ? formats.day(token.lastUsedOn) : t('account.never'),
              })}
            </p>
          </div>
          <Button
            variant="default"
            className={rows.button ?? ''}
            loading={isPending && variables === token.id}
            onClick={() => mutate(token.id)}
          >
            {t('account.revoke')}
          </Button>
          {variables === token.id && <ErrorLine error={errorText(error)} />}
        </li>
      ))}
    </ul>
  );
};

/** Tokens with which other programs read in one's name. */
export const AccessTokens = ({ tokens }: Pick<Account, 'tokens'>) => {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  return (
    <Panel
      title={t('account.tokens')}
      note={t('account.tokensHint')}
      aside={
        !making &&
        made === null && (
          <Button variant="default" onClick={() => setMaking(true)}>
            {t('account.newToken')}
          </Button>
        )
      }
    >
      {making && (
        <NewToken
          cancel={() => setMaking(false)}
          onMade={(token) => {
            setMade(token);
            setMaking(false);
          }}
        />
      )}
      {made !== null && <MadeToken token={made} onKept={() => setMade(null)} />}
      <TokenList tokens={tokens} />
    </Panel>
  );
};
