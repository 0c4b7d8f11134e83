import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ShownOnce } from '../../ui/shown-once.tsx';
import css from './recovery-codes.module.css';

interface Props {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Recovery codes, shown once, to be copied, printed or saved. */
export const RecoveryCodes = ({ codes, onKept }: Props) => {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  const file = useMemo(
    () => URL.createObjectURL(new Blob([codes.join('\n')], { type: 'text/plain' })),
    [codes],
  );
  useEffect(() => () => URL.revokeObjectURL(file), [file]);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className={css.codes}>
      <h3 ref={title} tabIndex={-1}>
        {t('signIn.recoveryTitle')}
      </h3>
      <p>{t('signIn.recoveryHint')}</p>
      <ShownOnce lines={codes} copy={t('signIn.copy')} copied={t('signIn.copied')}>
        <Button variant="default" onClick={() => print()}>
          {t('app.print')}
        </Button>
        <Button variant="default" component="a" href={file} download="recovery-codes.txt">
          {t('signIn.save')}
        </Button>
      </ShownOnce>
      <Button className={css.kept ?? ''} onClick={onKept}>
        {t('signIn.kept')}
      </Button>
    </div>
  );
};
