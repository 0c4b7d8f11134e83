import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './finder.module.css';
import { useFinderWords, useOpenText } from './finder-words.ts';
import type { RankedStation, StationGroups } from './rank-stations.ts';

const shownAtFirst = { open: 12, later: 6, shut: 3 } as const;
const step = 20;

interface RowProps {
  readonly ranked: RankedStation;
  readonly now: Date;
  readonly onOpen: (id: string) => void;
}

const StationRow = ({ ranked, now, onOpen }: RowProps) => {
  const { t } = useTranslation();
  const words = useFinderWords();
  const openText = useOpenText();
  const { station, walk } = ranked;
  const hasHours = station.hours.length > 0 || station.state !== 'open';
  return (
    <li>
      <button type="button" className={css.row} data-station={station.id} onClick={() => onOpen(station.id)}>
        <strong>{station.name}</strong>
        <span className={css.open} data-open={ranked.now.open}>
          {hasHours ? openText(station.state, ranked.now, now) : t('finder.row.noHours')}
        </span>
        {walk && <span className={css.walk}>{words.walk(walk)}</span>}
        <small>{[station.address, station.floor].filter(Boolean).join(' ')}</small>
      </button>
    </li>
  );
};

interface GroupProps {
  readonly name: keyof StationGroups;
  readonly list: readonly RankedStation[];
  readonly now: Date;
  readonly onOpen: (id: string) => void;
}

const Group = ({ name, list, now, onOpen }: GroupProps) => {
  const { t } = useTranslation();
  const [shown, setShown] = useState<number>(shownAtFirst[name]);
  if (list.length === 0) return null;
  const rest = list.length - shown;
  return (
    <section className={css.group} data-group={name}>
      <h2>
        {t(`finder.group.${name}`)} <small>{t('finder.group.count', { count: list.length })}</small>
      </h2>
      <ul>
        {list.slice(0, shown).map((ranked) => (
          <StationRow key={ranked.station.id} ranked={ranked} now={now} onOpen={onOpen} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className={css.more} onClick={() => setShown(shown + step)}>
          {t('finder.group.more', { count: Math.min(step, rest) })}
        </button>
      )}
    </section>
  );
};

/** The nearest that are open now, then those that open next. */
export const StationList = ({
  groups,
  ...rest
}: { groups: StationGroups } & Pick<GroupProps, 'now' | 'onOpen'>) => (
  <>
    <Group name="open" list={groups.open} {...rest} />
    <Group name="later" list={groups.later} {...rest} />
    <Group name="shut" list={groups.shut} {...rest} />
  </>
);
