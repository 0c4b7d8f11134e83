import { useTranslation } from 'react-i18next';
import type { ComparedUnit, Comparison } from '../../../drafting/comparison.ts';
import css from './change-maps.module.css';
import { frameOfChange, middleOf, pathOf } from './unit-drawing.ts';

interface SideProps {
  readonly title: string;
  readonly units: readonly ComparedUnit[];
  readonly comparison: Comparison;
  readonly side: 'before' | 'after';
}

const Side = ({ title, units, comparison, side }: SideProps) => {
  const frame = frameOfChange(comparison);
  const [, , width, height] = frame;
  const changed = new Set(comparison.changed);
  const [wide, textSize] = [Math.max(width, height), Math.max(width, height) / 34];
  const leaves = units.filter(({ isLeaf }) => isLeaf);
  const outlines = units.filter(({ isLeaf, level }) => !isLeaf && level !== 'community');
  const communities = units.filter(({ level }) => level === 'community');
  return (
    <figure className={css.side}>
      <figcaption>{title}</figcaption>
      <svg viewBox={frame.join(' ')} role="img" aria-label={title} data-side={side}>
        {leaves.map((unit) => (
          <path
            key={unit.id}
            d={pathOf(unit)}
            className={css.leaf}
            data-changed={changed.has(unit.id)}
            strokeWidth={wide / 700}
          >
            <title>{`${unit.name} ${unit.code}`}</title>
          </path>
        ))}
        {outlines.map((unit) => (
          <path key={unit.id} d={pathOf(unit)} className={css.outline} strokeWidth={wide / 260} />
        ))}
        {communities.map((unit) => (
          <path key={unit.id} d={pathOf(unit)} className={css.community} strokeWidth={wide / 160} />
        ))}
        {leaves
          .filter(({ id }) => changed.has(id))
          .map((unit) => {
            const [x, y] = middleOf(unit);
            return (
              <text key={unit.id} x={x} y={y} fontSize={textSize} className={css.text}>
                {unit.code.slice(-3)}
              </text>
            );
          })}
      </svg>
    </figure>
  );
};

/** Before and after, side by side over the same ground; what changes is filled. */
export const ChangeMaps = ({ comparison }: { comparison: Comparison }) => {
  const { t } = useTranslation();
  const { before, after } = comparison;
  return (
    <div className={css.sides}>
      <Side title={t('review.maps.before')} units={before} comparison={comparison} side="before" />
      <Side title={t('review.maps.after')} units={after} comparison={comparison} side="after" />
    </div>
  );
};
