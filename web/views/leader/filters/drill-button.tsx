import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitDetail } from '../../../../server/contract/units.ts';
import { flyToResult } from '../../../map/fly-to.ts';
import { useView } from '../../../state/url.ts';
import { levelInside } from './drill.ts';

/** Narrows map, table and charts to a unit, and maps the level below it. */
export const DrillButton = ({ unit }: { readonly unit: UnitDetail }) => {
  const { t } = useTranslation();
  const [view, changeView] = useView();
  if (unit.level === 'district') return null;
  const isHere = view.within === unit.id;
  const drill = (): void => {
    changeView({ within: unit.id, level: levelInside(unit.level, view.level), selection: null });
    flyToResult({ bbox: unit.bbox, point: unit.labelPoint });
  };
  return (
    <Button size="xs" variant="default" disabled={isHere} onClick={drill}>
      {t(isHere ? 'filters.drilled' : 'filters.drill')}
    </Button>
  );
};
