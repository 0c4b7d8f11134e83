import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingName } from '../../../server/contract/settings.ts';
import { useSettingChange } from '../../api/settings.ts';
import { Form } from '../../ui/form.tsx';
import { useErrorText } from '../frame/error-text.ts';

interface Props {
  readonly name: SettingName;
  /** What is to be saved. */
  readonly value: Readonly<Record<string, string | number | null>>;
  readonly children: ReactNode;
}

/** The fields of one setting, and the button that saves them. */
export const SettingForm = ({ name, value, children }: Props) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { mutate, isPending, error, isSuccess } = useSettingChange(name);
  return (
    <Form
      submit={t('settings.save')}
      busy={isPending}
      error={errorText(error)}
      onSubmit={() => mutate(value)}
      beside={isSuccess && <output>{t('settings.saved')}</output>}
    >
      {children}
    </Form>
  );
};
