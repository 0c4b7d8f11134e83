import { useTranslation } from 'react-i18next';
import type { Conflict } from '../../../../server/contract/scenarios.ts';
import { PlaceLink } from './place-link.tsx';
import css from './review.module.css';

/** Operations that collide with what was published, with the exact objects and their places. */
export const ConflictList = ({ conflicts }: { conflicts: readonly Conflict[] }) => {
  const { t } = useTranslation();
  return (
    <ul className={css.list}>
      {conflicts.map(({ sequence, reason, place, units }) => (
        <li key={`${sequence} ${reason} ${place?.join() ?? ''}`}>
          {sequence !== null && t('review.conflict.operation', { number: sequence })} {reason}
          {place !== null && (
            <>
              {' '}
              <PlaceLink place={place}>
                {units.map(({ name }) => name).join(' / ') || t('planner.show')}
              </PlaceLink>
            </>
          )}
        </li>
      ))}
    </ul>
  );
};
