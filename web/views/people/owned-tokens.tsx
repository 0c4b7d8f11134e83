import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnedToken } from '../../../server/contract/access-tokens.ts';
import { useOwnedTokens, useTokenRevocation } from '../../api/access-tokens.ts';
import { useFormats } from '../../i18n/format.ts';
import { ErrorLine } from '../../ui/error-line.tsx';
import { Panel } from '../../ui/panel.tsx';
import rows from '../../ui/rows.module.css';
import { useErrorText } from '../frame/error-text.ts';
import { WhenRead } from '../frame/when-read.tsx';
import css from './person-dialog.module.css';

const TokenRow = ({ token }: { token: OwnedToken }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const errorText = useErrorText();
  const [asked, setAsked] = useState(false);
  const { mutate, isPending, error } = useTokenRevocation();
  const { owner, name } = token;
  return (
    <li>
      <div className={rows.what}>
        <strong>{name}</strong> {t('people.tokenOf', { name: owner.name, login: owner.login })}
        <p className={rows.quiet}>
          {t('people.tokenTimes', {
            made: formats.dateTime(token.createdAt),
            until: formats.dateTime(token.expiresAt),
            used: token.lastUsedOn ? formats.day(token.lastUsedOn) : t('people.neverUsed'),
          })}
        </p>
        <ErrorLine error={errorText(error)} />
      </div>
      {asked ? (
        <div className={css.actions}>
          <Button loading={isPending} onClick={() => mutate(token.id)}>
            {t('people.revokeNow')}
          </Button>
          <Button variant="default" onClick={() => setAsked(false)}>
            {t('app.cancel')}
          </Button>
        </div>
      ) : (
        <Button
          variant="default"
          className={rows.button ?? ''}
          aria-label={t('people.revokeOf', { token: name, name: owner.name })}
          onClick={() => setAsked(true)}
        >
          {t('people.revoke')}
        </Button>
      )}
    </li>
  );
};

/** With which tokens programs read, and in whose name. */
export const OwnedTokens = () => {
  const { t } = useTranslation();
  return (
    <Panel title={t('people.tokens')} note={t('people.tokensHint')}>
      <WhenRead answer={useOwnedTokens()}>
        {({ tokens }) =>
          tokens.length === 0 ? (
            <p className={rows.empty}>{t('people.noTokens')}</p>
          ) : (
            <ul className={rows.rows}>
              {tokens.map((token) => (
                <TokenRow key={token.id} token={token} />
              ))}
            </ul>
          )
        }
      </WhenRead>
    </Panel>
  );
};
