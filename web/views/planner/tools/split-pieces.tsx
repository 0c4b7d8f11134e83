import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Draft } from '../../../drafting/draft.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useDesk } from '../desk/desk-state.ts';
import css from '../desk/side-panel.module.css';
import type { HandContext } from './hand-context.ts';
import { finishSplit } from './line-hand.ts';

const squareMetersPerHectare = 10_000;

/** What the line would make, before it is done. */
export const SplitPieces = ({ draft, hand }: { draft: Draft; hand: HandContext | null }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { previews, isFinished, largestContinues } = useDesk();
  const units = useStore(draft.store, (state) => state.picture.units);
  return (
    <section>
      <h2>{t('planner.pieces.title')}</h2>
      {previews.map(({ unit, pieces }) => (
        <div key={unit}>
          <p>{units.find(({ id }) => id === unit)?.name}</p>
          <ul className={css.pieces}>
            {pieces.map(({ place, figures }, index) => (
              <li key={place.join()} data-index={index % 4}>
                {t('planner.pieces.piece', {
                  households: formats.count(figures.households),
                  people: formats.count(figures.people),
                  hectares: formats.figure(figures.areaSquareMeters / squareMetersPerHectare),
                })}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <label className={css.check}>
        <input
          type="checkbox"
          checked={largestContinues}
          onChange={(event) => useDesk.setState({ largestContinues: event.currentTarget.checked })}
        />
        {t('planner.pieces.continues')}
      </label>
      {!isFinished && <p className={css.quiet}>{t('planner.pieces.finish')}</p>}
      {isFinished && (
        <Button disabled={hand === null} onClick={() => hand && void finishSplit(hand)}>
          {t('planner.pieces.do')}
        </Button>
      )}
    </section>
  );
};
