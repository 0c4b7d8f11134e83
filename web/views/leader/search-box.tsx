import { Combobox, Loader, useCombobox, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchResult } from '../../../server/contract/search.ts';
import { useSearch } from '../../api/search.ts';
import { flyToResult } from '../../map/fly-to.ts';
import { useUi } from '../../state/ui.ts';
import { useView } from '../../state/url.ts';
import { Icon } from '../../ui/icons.tsx';
import css from './search-box.module.css';
import { SearchResults } from './search-results.tsx';

const pauseMs = 200;

/** Opens the details of a result and moves the map there. */
const useOpenResult = () => {
  const [, changeView] = useView();
  const setThings = useUi((state) => state.setThings);
  return (result: SearchResult): void => {
    setThings([]);
    changeView({ selection: { collection: result.collection, id: result.id } });
    flyToResult(result);
  };
};

const none: readonly SearchResult[] = [];

/** Results of what stands in the box; none while it is still being asked. */
const useResults = (text: string, asked: string) => {
  const { data, isFetching, isError } = useSearch(asked);
  const isWaiting = text !== asked || isFetching;
  return { results: isWaiting ? none : (data ?? none), isFetching: isWaiting, isError };
};

/** Search by name, alias or code: type, choose with arrows and Enter; `/` jumps here. */
export const SearchBox = () => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), pauseMs);
  const { results, isFetching, isError } = useResults(text.trim(), asked);
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const open = useOpenResult();
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (results.length > 0) selectFirstOption();
  }, [results, selectFirstOption]);
  useHotkeys([['/', () => input.current?.focus()]]);
  const choose = (id: string): void => {
    const result = results.find((one) => one.id === id);
    if (!result) return;
    setText(result.name);
    combobox.closeDropdown();
    input.current?.blur();
    open(result);
  };
  const change = (value: string): void => {
    setText(value);
    if (value.trim() === '') combobox.closeDropdown();
    else combobox.openDropdown();
    combobox.resetSelectedOption();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} offset={6} shadow="md" zIndex={30}>
      <Combobox.Target>
        <div className={css.box}>
          <Icon name="search" size={18} />
          <Combobox.EventsTarget>
            <input
              ref={input}
              type="search"
              value={text}
              aria-label={t('search.label')}
              placeholder={t('search.placeholder')}
              autoComplete="off"
              spellCheck={false}
              maxLength={60}
              onChange={(event) => change(event.currentTarget.value)}
              onFocus={() => text.trim() !== '' && combobox.openDropdown()}
              onBlur={() => combobox.closeDropdown()}
              onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
            />
          </Combobox.EventsTarget>
          <SearchEnd busy={isFetching} text={text} clear={() => change('')} />
        </div>
      </Combobox.Target>
      <VisuallyHidden component="output">
        {asked !== '' && !isFetching && t('search.results', { count: results.length })}
      </VisuallyHidden>
      <Combobox.Dropdown hidden={asked === ''} className={css.dropdown}>
        <SearchResults results={results} text={asked} failed={isError} busy={isFetching} />
      </Combobox.Dropdown>
    </Combobox>
  );
};

const SearchEnd = ({ busy, text, clear }: { busy: boolean; text: string; clear: () => void }) => {
  const { t } = useTranslation();
  if (busy) return <Loader size={16} color="gray" />;
  if (text === '') return <kbd>/</kbd>;
  return (
    <button
      type="button"
      aria-label={t('search.clear')}
      onMouseDown={(event) => event.preventDefault()}
      onClick={clear}
    >
      <Icon name="close" size={16} />
    </button>
  );
};
