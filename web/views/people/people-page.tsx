import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '../../api/people.ts';
import { useMay } from '../../api/session.ts';
import { addWords } from '../../i18n/add-words.ts';
import { enPeople } from '../../i18n/en-people.ts';
import { enSignIn } from '../../i18n/en-sign-in.ts';
import { zhCnPeople } from '../../i18n/zh-cn-people.ts';
import { zhCnSignIn } from '../../i18n/zh-cn-sign-in.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { WhenRead } from '../frame/when-read.tsx';
import { NewPerson } from './new-person.tsx';
import { OwnedTokens } from './owned-tokens.tsx';
import css from './people-page.module.css';
import { PeopleTable } from './people-table.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { VacantPosts } from './vacant-posts.tsx';

addWords(zhCnPeople, enPeople);
addWords(zhCnSignIn, enSignIn);

const posts = ['system-admin', 'security-admin', 'audit-admin'] as const;

const ThreePosts = () => {
  const { t } = useTranslation();
  return (
    <Disclosure title={t('people.threePosts')}>
      <p>{t('people.threePostsHint')}</p>
      <ul className={css.posts}>
        {posts.map((post) => (
          <li key={post}>
            <strong>{t(`role.name.${post}`)}</strong> {t(`people.post.${post}`)}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
};

/** Everybody with an account, their roles, and what administrators do about them. */
export const PeoplePage = () => {
  const { t } = useTranslation();
  const mayAdd = useMay('people');
  const people = usePeople();
  const [opened, setOpened] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const person = people.data?.people.find(({ id }) => id === opened);
  return (
    <PageFrame title={t('page.people')} lead={t(mayAdd ? 'people.leadAccounts' : 'people.leadRoles')} wide>
      <WhenRead answer={people}>
        {(data) => (
          <div className={css.page}>
            <ThreePosts />
            <VacantPosts posts={data.vacantPosts} />
            {mayAdd && (
              <Button className={css.add ?? ''} onClick={() => setAdding(true)}>
                {t('people.add')}
              </Button>
            )}
            <PeopleTable people={data.people} open={setOpened} />
            {person && (
              <PersonDialog
                key={person.id}
                person={person}
                vacantPosts={data.vacantPosts}
                onClose={() => setOpened(null)}
              />
            )}
            <OwnedTokens />
            {adding && <NewPerson onClose={() => setAdding(false)} />}
          </div>
        )}
      </WhenRead>
    </PageFrame>
  );
};
