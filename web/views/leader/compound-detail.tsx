import { useTranslation } from 'react-i18next';
import type { CompoundDetail as Compound } from '../../../server/contract/compounds.ts';
import { useCompound } from '../../api/compounds.ts';
import { useFormats } from '../../i18n/format.ts';
import { keyOfTerm } from '../../layers/compound-terms.ts';
import { FactList } from '../../ui/fact-list.tsx';
import css from './detail-drawer.module.css';
import { DetailHead, DetailSection, ThingLink, WhenLoaded } from './detail-parts.tsx';

const useYesNo = () => {
  const { t } = useTranslation();
  return (value: boolean | null): string =>
    value === null ? t('detail.unknown') : value ? t('detail.yes') : t('detail.no');
};

const Facts = ({ compound }: { compound: Compound }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const yesNo = useYesNo();
  const number = (value: number | null) => (value === null ? t('detail.unknown') : formats.count(value));
  const members = compound.memberCountNote ?? number(compound.formalMemberCount);
  return (
    <FactList
      facts={[
        {
          term: t('compound.types'),
          value:
            compound.types
              .map(({ term }) => t(`compound.type.${keyOfTerm(term)}`, term))
              .join(t('detail.and')) || t('detail.unknown'),
        },
        compound.aliases.length > 0
          ? { term: t('compound.aliases'), value: compound.aliases.join(t('detail.and')) }
          : null,
        { term: t('compound.address'), value: compound.address ?? t('detail.unknown') },
        compound.community
          ? {
              term: t('compound.community'),
              value: (
                <ThingLink collection="areas" id={compound.community.id}>
                  {compound.community.name}
                </ThingLink>
              ),
            }
          : null,
        {
          term: t('compound.builtYear'),
          value:
            compound.builtYear === null
              ? t('detail.unknown')
              : t('compound.year', { year: compound.builtYear }),
        },
        { term: t('unit.households'), value: number(compound.households) },
        { term: t('unit.people'), value: number(compound.people) },
        { term: t('compound.buildings'), value: formats.count(compound.buildingCount) },
        {
          term: t('compound.propertyMode'),
          value: t(`compound.mode.${compound.propertyMode}`),
          note: compound.propertyIntroducedOn
            ? `${t('compound.introducedOn')} ${formats.day(compound.propertyIntroducedOn)}`
            : undefined,
        },
        { term: t('compound.ownersCommittee'), value: yesNo(compound.ownersCommittee) },
        { term: t('compound.propertyCommittee'), value: yesNo(compound.propertyCommittee) },
        { term: t('compound.selfGovernance'), value: yesNo(compound.selfGovernanceGroup) },
        {
          term: t('compound.members'),
          value: members,
          note: compound.memberCountNote ? t('compound.fewMembers') : undefined,
        },
      ]}
    />
  );
};

const Organisations = ({ compound }: { compound: Compound }) => {
  const { t } = useTranslation();
  if (compound.organisations.length === 0) return <p className={css.quiet}>{t('compound.noOrganisation')}</p>;
  return (
    <ul className={css.items}>
      {compound.organisations.map((organisation) => (
        <li key={`${organisation.id}:${organisation.coverage}`}>
          <ThingLink collection="party-orgs" id={organisation.id}>
            {organisation.name}
          </ThingLink>
          <span>{t(`compound.coverage.${organisation.coverage}`)}</span>
        </li>
      ))}
    </ul>
  );
};

const Entrances = ({ compound }: { compound: Compound }) => {
  const { t } = useTranslation();
  const notes = (entrance: Compound['entrances'][number]): string =>
    [entrance.wheelchair && t('compound.wheelchair'), entrance.openAllDay && t('compound.allDay')]
      .filter(Boolean)
      .join(' · ');
  return (
    <ul className={css.items}>
      {compound.entrances.map((entrance) => (
        <li key={entrance.id}>
          <span>{t(`compound.entrance.${entrance.kind}`)}</span>
          <span>{notes(entrance)}</span>
        </li>
      ))}
    </ul>
  );
};

/** A compound: types, homes, property service, committees, who covers it, its entrances. */
export const CompoundDetail = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  return (
    <WhenLoaded answer={useCompound(id)}>
      {(compound) => (
        <>
          <DetailHead kind={t('compound.kind')} name={compound.name} />
          <Facts compound={compound} />
          <DetailSection title={t('compound.organisations')}>
            <Organisations compound={compound} />
          </DetailSection>
          {compound.entrances.length > 0 && (
            <DetailSection title={`${t('compound.entrances')} ${compound.entrances.length}`}>
              <Entrances compound={compound} />
            </DetailSection>
          )}
        </>
      )}
    </WhenLoaded>
  );
};
