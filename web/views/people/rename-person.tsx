import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../server/contract/people.ts';
import { usePersonChange } from '../../api/people.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useErrorText } from '../frame/error-text.ts';

/** The name under which somebody is shown. */
export const RenamePerson = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [name, setName] = useState(person.name);
  const { mutate, isPending, error } = usePersonChange(person.id);
  return (
    <Form
      submit={t('people.saveName')}
      busy={isPending}
      error={errorText(error)}
      onSubmit={() => mutate({ name }, { onSuccess: onClose })}
      beside={
        <Button variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      }
    >
      <TextField label={t('people.name')} value={name} onChange={setName} maxLength={100} required />
    </Form>
  );
};
