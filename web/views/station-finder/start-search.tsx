import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicStations } from '../../../server/contract/public-stations.ts';
import { usePublicPlaces } from '../../api/public-stations.ts';
import css from './finder.module.css';
import { matchNames, type NameMatch } from './match-names.ts';
import { type Start, startAt } from './start.ts';
import type { PositionState } from './use-start.ts';

const mostResults = 8;

interface Props {
  readonly known: PublicStations | undefined;
  readonly position: PositionState;
  readonly askPosition: () => void;
  readonly onStart: (start: Start) => void;
  readonly onStation: (id: string) => void;
  readonly onErrand: (errand: string) => void;
}

const keyOf = (match: NameMatch): string =>
  match.kind === 'place'
    ? `${match.place.kind} ${match.place.name} ${match.place.points[0]}`
    : match.kind === 'station'
      ? match.station.id
      : match.errand;

const Result = ({ match, choose }: { match: NameMatch; choose: () => void }) => {
  const { t } = useTranslation();
  const [name, kind, more] =
    match.kind === 'place'
      ? [match.place.name, match.place.kind, match.place.communityName]
      : match.kind === 'station'
        ? [match.station.name, 'station', match.station.address]
        : [match.errand, 'errand', null];
  return (
    <li>
      <button type="button" className={css.result} onClick={choose}>
        <span>{name}</span>
        <small>
          {t(`finder.start.kind.${kind}`)}
          {more ? ` · ${more}` : ''}
          {kind === 'road' ? ` · ${t('finder.start.roadNote')}` : ''}
        </small>
      </button>
    </li>
  );
};

/** Finds a start by the phone's position or by a name; what is typed stays on the phone. */
export const StartSearch = ({ known, position, askPosition, onStart, onStation, onErrand }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [touched, setTouched] = useState(false);
  const places = usePublicPlaces(touched).data?.places ?? [];
  const found = matchNames(text, known?.stations ?? [], places);
  const choose = (match: NameMatch): void => {
    setText('');
    if (match.kind === 'place') onStart(startAt(match.place));
    else if (match.kind === 'station') onStation(match.station.id);
    else onErrand(match.errand);
  };
  return (
    <search className={css.search}>
      <label htmlFor={id}>{t('finder.start.label')}</label>
      <div className={css.searchRow}>
        <input
          id={id}
          type="search"
          autoComplete="off"
          enterKeyHint="search"
          placeholder={t('finder.start.placeholder')}
          value={text}
          onFocus={() => setTouched(true)}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found[0]) choose(found[0]);
            if (event.key === 'Escape') setText('');
          }}
        />
        <button type="button" className={css.main} disabled={position === 'asking'} onClick={askPosition}>
          {t('finder.start.nearMe')}
        </button>
      </div>
      <SearchNotes position={position} text={text} found={found} choose={choose} />
    </search>
  );
};

interface NotesProps {
  readonly position: PositionState;
  readonly text: string;
  readonly found: readonly NameMatch[];
  readonly choose: (match: NameMatch) => void;
}

const SearchNotes = ({ position, text, found, choose }: NotesProps) => {
  const { t } = useTranslation();
  const isTyping = text.trim() !== '';
  const note = isTyping
    ? found.length === 0
      ? t('finder.start.nothing', { text: text.trim() })
      : t('finder.start.results', { count: found.length })
    : position === 'asking'
      ? t('finder.start.asking')
      : position === 'refused'
        ? t('finder.start.refused')
        : t('finder.start.why');
  return (
    <>
      <output className={css.hint}>{note}</output>
      {isTyping && found.length > 0 && (
        <ul className={css.results}>
          {found.slice(0, mostResults).map((match) => (
            <Result key={keyOf(match)} match={match} choose={() => choose(match)} />
          ))}
          {found.length > mostResults && (
            <li className={css.hint}>{t('finder.start.more', { count: found.length - mostResults })}</li>
          )}
        </ul>
      )}
    </>
  );
};
