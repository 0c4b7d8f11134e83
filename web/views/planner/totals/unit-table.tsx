import type { Map as AtlasMap } from 'maplibre-gl';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useScenarioFigures } from '../../../api/scenarios.ts';
import type { Draft } from '../../../drafting/draft.ts';
import type { Frame } from '../../../drafting/frame.ts';
import type { DrawnUnit } from '../../../drafting/messages.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useDesk } from '../desk/desk-state.ts';
import { type Column, columns, type Row, sortedRows } from './table-rows.ts';
import { TargetFields } from './target-fields.tsx';
import { toneOf, useTargets } from './targets.ts';
import css from './unit-table.module.css';
import { useChosenInSight } from './use-chosen-in-sight.ts';

interface Props {
  readonly draft: Draft;
  readonly map: AtlasMap | null;
  readonly frame: Frame;
}

/** Units of the level that is looked at, with what the server knows beside what is counted here. */
const useRows = (draft: Draft): readonly Row[] => {
  const { picture, version, scenario, outbox } = useStore(draft.store);
  const pickLevel = useDesk((state) => state.pickLevel);
  const part = picture.units[0]?.id ?? '';
  const { data, isPlaceholderData } = useScenarioFigures(scenario.id, part, version);
  const isFresh = outbox.waiting === 0 && !isPlaceholderData;
  return useMemo(() => {
    const told = new Map(data?.units.map(({ id, figures }) => [id, figures]));
    const isMeant = (unit: DrawnUnit): boolean =>
      pickLevel === 'grid' ? /^(general|dedicated)-grid$/.test(unit.level) : unit.isLeaf;
    return picture.units
      .filter((unit) => isMeant(unit) && !unit.isVoid)
      .map((unit) => ({ unit, told: told.get(unit.id) ?? null, isFresh }));
  }, [picture, data, pickLevel, isFresh]);
};

const show = (map: AtlasMap | null, frame: Frame, { id, box }: DrawnUnit, isAdding: boolean): void => {
  const { selection } = useDesk.getState();
  useDesk.setState({ selection: isAdding ? [...selection.filter((each) => each !== id), id] : [id] });
  const [west, south, east, north] = box;
  const bounds = [...frame.toLonLat([west, south]), ...frame.toLonLat([east, north])];
  map?.fitBounds(bounds as [number, number, number, number], { padding: 80, maxZoom: 17, duration: 200 });
};

/** Units with their figures against targets; sorts, and leads to the map as the map leads to it. */
export const UnitTable = ({ draft, map, frame }: Props) => {
  const { t } = useTranslation();
  const [column, setColumn] = useState<Column>('code');
  const [isFalling, setFalling] = useState(false);
  const selection = useDesk((state) => state.selection);
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = sortedRows(useRows(draft), column, isFalling);
  useChosenInSight(body, selection);
  const sort = (next: Column): void => {
    setFalling(next === column ? !isFalling : next !== 'code');
    setColumn(next);
  };
  return (
    <>
      <TargetFields />
      <table className={css.table}>
        <caption>{t('planner.tableNote', { count: rows.length })}</caption>
        <thead>
          <tr>
            {columns.map((each) => (
              <th
                key={each}
                scope="col"
                aria-sort={each === column ? (isFalling ? 'descending' : 'ascending') : 'none'}
              >
                <button type="button" title={t(`planner.figureNote.${each}`)} onClick={() => sort(each)}>
                  {t(`planner.figure.${each}`)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <UnitRow
              key={row.unit.id}
              row={row}
              isChosen={selection.includes(row.unit.id)}
              onChoose={(isAdding) => show(map, frame, row.unit, isAdding)}
            />
          ))}
        </tbody>
      </table>
    </>
  );
};

const squareMetersPerHectare = 10_000;

const UnitRow = ({
  row: { unit, told, isFresh },
  isChosen,
  onChoose,
}: {
  row: Row;
  isChosen: boolean;
  onChoose: (isAdding: boolean) => void;
}) => {
  const formats = useFormats();
  const targets = useTargets();
  const { figures } = unit;
  return (
    <tr
      data-unit={unit.id}
      data-chosen={isChosen}
      data-tone={toneOf(unit, figures, targets)}
      onClick={(event) => onChoose(event.shiftKey || event.ctrlKey || event.metaKey)}
    >
      <th scope="row">
        <button type="button" aria-pressed={isChosen} title={unit.code}>
          {unit.name}
        </button>
      </th>
      <td data-measure="households">{formats.count(figures.households)}</td>
      <td data-measure="people">{formats.count(figures.people)}</td>
      <td data-measure="buildings">{formats.count(figures.buildings)}</td>
      <td>{formats.figure(figures.areaSquareMeters / squareMetersPerHectare)}</td>
      <td>{figures.compactness.toFixed(2)}</td>
      <td data-stale={!isFresh}>{told?.ticketsPerYear == null ? '–' : formats.count(told.ticketsPerYear)}</td>
    </tr>
  );
};
