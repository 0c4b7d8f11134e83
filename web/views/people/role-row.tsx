import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { approvalSteps, type Role, roles } from '../../../server/contract/rights.ts';
import type { useRoleChoices } from '../../api/people.ts';
import { SelectField } from '../../ui/field.tsx';
import css from './person-dialog.module.css';
import { type DraftRole, takesArea } from './wanted-roles.ts';

interface Props {
  readonly draft: DraftRole;
  readonly choices: readonly Role[] | null;
  readonly places: ReturnType<typeof useRoleChoices>['data'];
  /** Shown, but not to be changed by whoever looks. */
  readonly fixed: boolean;
  readonly onChange: (draft: DraftRole) => void;
  readonly onRemove: () => void;
}

/** What a role is for: a part of the district, an office, or a step of the approval chain. */
const Reach = ({ draft, places, onChange }: Pick<Props, 'draft' | 'places' | 'onChange'>) => {
  const { t } = useTranslation();
  if (draft.role === 'caseworker')
    return (
      <SelectField
        label={t('people.office')}
        value={draft.officeId}
        onChange={(officeId) => onChange({ ...draft, officeId })}
        placeholder={t('people.choose')}
        choices={(places?.offices ?? []).map(({ id, name }) => ({ value: id, text: name }))}
        required
      />
    );
  if (!takesArea(draft.role)) return <span />;
  const areas = (places?.areas ?? []).map(({ id, name, level, parentName }) => ({
    value: id,
    text: level === 'community' && parentName ? `${parentName} / ${name}` : name,
  }));
  return (
    <SelectField
      label={t('people.area')}
      value={draft.areaId}
      onChange={(areaId) => onChange({ ...draft, areaId })}
      placeholder={t(draft.role === 'area-staff' ? 'people.choose' : 'people.wholeDistrict')}
      choices={areas}
    />
  );
};

/** One role, with what it is for, and the way to take it. */
export const RoleRow = ({ draft, choices, places, fixed, onChange, onRemove }: Props) => {
  const { t } = useTranslation();
  const known = fixed || choices === null ? roles : choices;
  return (
    <fieldset className={css.role} disabled={fixed}>
      <SelectField
        label={t('people.role')}
        value={draft.role}
        onChange={(role) => onChange({ ...draft, role })}
        placeholder={t('people.choose')}
        choices={known.map((role) => ({ value: role, text: t(`role.name.${role}`) }))}
        required
      />
      <Reach draft={draft} places={places} onChange={onChange} />
      {draft.role === 'approver' && (
        <SelectField
          label={t('people.step')}
          value={draft.approvalStep}
          onChange={(approvalStep) => onChange({ ...draft, approvalStep })}
          placeholder={t('people.choose')}
          choices={approvalSteps.map((step) => ({ value: step, text: t(`role.step.${step}`) }))}
          required
        />
      )}
      {fixed ? (
        <span />
      ) : (
        <Button variant="default" onClick={onRemove}>
          {t('people.takeRole')}
        </Button>
      )}
    </fieldset>
  );
};
