import { Combobox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { collectionNames } from '../../../server/contract/layers.ts';
import type { SearchResult } from '../../../server/contract/search.ts';
import css from './search-box.module.css';
import { useKindText } from './use-kind-text.ts';

interface Props {
  readonly results: readonly SearchResult[];
  readonly text: string;
  readonly failed: boolean;
  readonly busy: boolean;
}

const Result = ({ result }: { result: SearchResult }) => {
  const kindText = useKindText();
  return (
    <Combobox.Option value={result.id} className={css.option}>
      <span className={css.name}>
        {result.name}
        <span className={css.kind}>{kindText(result.collection, result.kind)}</span>
      </span>
      <span className={css.where}>
        {[result.code, result.within.slice(1).join(' · ')].filter(Boolean).join('  ')}
      </span>
    </Combobox.Option>
  );
};

/** Results by kind; says so when there are none. */
export const SearchResults = ({ results, text, failed, busy }: Props) => {
  const { t } = useTranslation();
  const groups = collectionNames
    .map((collection) => ({ collection, found: results.filter((one) => one.collection === collection) }))
    .filter((group) => group.found.length > 0);
  return (
    <Combobox.Options mah={420} style={{ overflowY: 'auto' }} aria-label={t('search.label')}>
      {groups.map((group) => (
        <Combobox.Group key={group.collection} label={t(`search.group.${group.collection}`)}>
          {group.found.map((result) => (
            <Result key={result.id} result={result} />
          ))}
        </Combobox.Group>
      ))}
      {groups.length === 0 && (
        <Combobox.Empty className={css.empty}>
          {failed ? t('search.failed') : busy ? t('app.loading') : t('search.none', { text })}
        </Combobox.Empty>
      )}
    </Combobox.Options>
  );
};
