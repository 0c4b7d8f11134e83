import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idOfThing } from '../../map/follow-hand.ts';
import type { Thing } from '../../map/things.ts';
import { useUi } from '../../state/ui.ts';
import { useView } from '../../state/url.ts';
import css from './detail-drawer.module.css';
import { useKindText } from './use-kind-text.ts';

/** What else lay under the click: the way from a building to its grid, community and street. */
export const ThingsHere = () => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const kindText = useKindText();
  const [view, changeView] = useView();
  const things = useUi((state) => state.things);
  const [chosen, setChosen] = useState(0);
  if (things.length < 2 || !view.selection) return null;
  const choose = async (thing: Thing, index: number): Promise<void> => {
    const id = await idOfThing(client, thing).catch(() => null);
    if (!id) return;
    setChosen(index);
    changeView({ selection: { collection: thing.collection, id } });
  };
  return (
    <nav className={css.here} aria-label={t('detail.alsoHere')}>
      <h3>{t('detail.alsoHere')}</h3>
      <ul>
        {things.map((thing, index) => (
          <li key={`${thing.collection}:${thing.id ?? thing.featureId}`}>
            <button
              type="button"
              className={css.chip}
              aria-pressed={index === chosen}
              onClick={() => void choose(thing, index)}
            >
              {kindText(thing.collection, thing.level)}
              {thing.name ? ` ${thing.name}` : ''}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
};
