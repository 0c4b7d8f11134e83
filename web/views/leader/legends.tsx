import { useTranslation } from 'react-i18next';
import type { UnitLevel } from '../../../server/contract/layers.ts';
import { boundaryStyles } from '../../layers/boundaries.ts';
import { compoundTypes } from '../../layers/compounds.ts';
import { categoryColours, dayColours } from '../../ui/tokens.ts';
import css from './legends.module.css';

/** The line of a level as the map draws it. */
export const LineSwatch = ({ level }: { level: UnitLevel }) => {
  const style = boundaryStyles.find((one) => one.level === level);
  return (
    <svg width="34" height="12" aria-hidden="true">
      <line
        x1="0"
        x2="34"
        y1="6"
        y2="6"
        stroke={style?.colour}
        strokeWidth={style?.widthPixels}
        strokeOpacity={style?.opacity}
        strokeDasharray={level === 'community' ? '7 2.4' : undefined}
      />
    </svg>
  );
};

const dots = [4, 10, 16, 22, 28];

/** Teal, dashed and dotted: dedicated grids. */
export const DedicatedSwatch = () => (
  <svg width="34" height="16" aria-hidden="true">
    <rect
      x="1"
      y="1"
      width="32"
      height="14"
      fill="none"
      stroke={dayColours.teal}
      strokeWidth="1.4"
      strokeDasharray="4 2"
    />
    {dots.map((x, index) => (
      <circle key={x} cx={x + 1} cy={index % 2 === 0 ? 6 : 10} r="1" fill={dayColours.teal} />
    ))}
  </svg>
);

/** Types of compound and their colours. */
export const CompoundLegend = () => {
  const { t } = useTranslation();
  const types = [
    ...compoundTypes.map((type) => ({ name: t(`compound.type.${type.term}`), colour: type.colour })),
    { name: t('legend.otherType'), colour: categoryColours.other },
  ];
  return (
    <ul className={css.types}>
      {types.map((type) => (
        <li key={type.name}>
          <span className={css.box} style={{ borderColor: type.colour, background: `${type.colour}57` }} />
          {type.name}
        </li>
      ))}
    </ul>
  );
};
