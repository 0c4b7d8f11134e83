import { useTranslation } from 'react-i18next';
import type { PartyOrgDetail as PartyOrg } from '../../../server/contract/party-orgs.ts';
import { usePartyOrg } from '../../api/party-orgs.ts';
import { todayInShanghai, useFormats } from '../../i18n/format.ts';
import { FactList } from '../../ui/fact-list.tsx';
import css from './detail-drawer.module.css';
import { DetailHead, DetailSection, ThingLink, WhenLoaded } from './detail-parts.tsx';

const Superiors = ({ organisation }: { organisation: PartyOrg }) => {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('org.superiors')}>
      <ol className={css.crumbs}>
        {organisation.superiors.map((superior) => (
          <li key={superior.id}>
            <ThingLink collection="party-orgs" id={superior.id}>
              {superior.name}
            </ThingLink>
          </li>
        ))}
      </ol>
    </nav>
  );
};

const Facts = ({ organisation }: { organisation: PartyOrg }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { formalMemberCount, memberCountNote, termEndsOn } = organisation;
  const members = memberCountNote ?? (formalMemberCount === null ? null : formats.count(formalMemberCount));
  return (
    <FactList
      facts={[
        {
          term: t('org.members'),
          value: members === null ? t('detail.unknown') : t('org.people', { value: members }),
        },
        {
          term: t('org.form'),
          value: `${t(`org.forms.${organisation.form}`)} · ${t(`org.setups.${organisation.setup}`)}`,
        },
        termEndsOn
          ? {
              term: t('org.term'),
              value: formats.day(termEndsOn),
              note: termEndsOn < todayInShanghai() ? t('org.termOver') : undefined,
            }
          : null,
        organisation.establishedOn
          ? { term: t('org.established'), value: formats.day(organisation.establishedOn) }
          : null,
        { term: t('org.subordinates'), value: formats.count(organisation.subordinateCount) },
        organisation.venueName
          ? {
              term: t('org.venue'),
              value: organisation.venueName,
              note: organisation.venueAddress ?? undefined,
            }
          : null,
        organisation.stars
          ? { term: t('org.stars'), value: t('org.starCount', { count: organisation.stars }) }
          : null,
        organisation.demonstrationAreas.length > 0
          ? { term: t('org.areas'), value: organisation.demonstrationAreas.join(t('detail.and')) }
          : null,
      ]}
    />
  );
};

const Covers = ({ organisation }: { organisation: PartyOrg }) => {
  const { t } = useTranslation();
  return (
    <ul className={css.items}>
      {organisation.covers.slice(0, 12).map((covered) => (
        <li key={`${covered.id}:${covered.coverage}`}>
          <ThingLink collection={covered.collection} id={covered.id}>
            {covered.name}
          </ThingLink>
          <span>{t(`compound.coverage.${covered.coverage}`)}</span>
        </li>
      ))}
    </ul>
  );
};

/** A party organisation: its superiors, members as a number, term, venue and what it covers. */
export const PartyOrgDetail = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  return (
    <WhenLoaded answer={usePartyOrg(id)}>
      {(organisation) => (
        <>
          <DetailHead
            kind={`${t(`org.types.${organisation.type}`)} · ${t(`org.kinds.${organisation.kind}`)}`}
            name={organisation.name}
          />
          <Superiors organisation={organisation} />
          <Facts organisation={organisation} />
          {organisation.covers.length > 0 && (
            <DetailSection title={t('org.coversCompounds', { count: organisation.coveredCompoundCount })}>
              <Covers organisation={organisation} />
            </DetailSection>
          )}
        </>
      )}
    </WhenLoaded>
  );
};
