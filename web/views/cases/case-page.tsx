import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../server/contract/cases.ts';
import { useCase } from '../../api/cases.ts';
import { addWords } from '../../i18n/add-words.ts';
import { enCases } from '../../i18n/en-cases.ts';
import { useFormats } from '../../i18n/format.ts';
import { zhCnCases } from '../../i18n/zh-cn-cases.ts';
import { FactList } from '../../ui/fact-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { PageLink } from '../frame/page-link.tsx';
import { WhenRead } from '../frame/when-read.tsx';
import { CaseEvents } from './case-events.tsx';
import css from './case-page.module.css';
import { CasePlace } from './case-place.tsx';
import { PersonalFields } from './personal-fields.tsx';
import { useCategoryText } from './use-category-text.ts';

addWords(zhCnCases, enCases);

const Facts = ({ one }: { one: Case }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const categoryText = useCategoryText();
  const moment = (at: string | null): string => (at === null ? '–' : formats.dateTime(at));
  return (
    <FactList
      facts={[
        { term: t('cases.state'), value: t(`cases.states.${one.state}`) },
        { term: t('cases.type'), value: t(`cases.types.${one.requestType}`, one.requestType) },
        { term: t('cases.category'), value: categoryText(one) },
        { term: t('cases.office'), value: one.officeName },
        { term: t('cases.source'), value: one.source },
        { term: t('cases.receivedAt'), value: moment(one.receivedAt) },
        { term: t('cases.due'), value: moment(one.dueResolveAt) },
        one.closedAt ? { term: t('cases.closedAt'), value: moment(one.closedAt) } : null,
        { term: t('cases.community'), value: one.communityName ?? t('cases.noPlace') },
        one.place ? { term: t('cases.place'), value: <CasePlace place={one.place} /> } : null,
      ]}
    />
  );
};

/** One case in full for whoever handles it. */
export const CasePage = () => {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const answer = useCase(id);
  const number = answer.data?.number ?? '';
  return (
    <PageFrame title={t('cases.title', { number })} lead={t('cases.logged')}>
      <p className={css.back}>
        <PageLink path="/cases">{t('cases.back')}</PageLink>
      </p>
      <WhenRead answer={answer}>
        {(one) => (
          <>
            <Panel
              title={t('cases.words')}
              aside={one.confidential && <Tag warns>{t('cases.confidential')}</Tag>}
            >
              <p className={css.words}>{one.content ?? t('cases.noWords')}</p>
              <Facts one={one} />
            </Panel>
            <PersonalFields one={one} />
            <CaseEvents events={one.events} />
          </>
        )}
      </WhenRead>
    </PageFrame>
  );
};
