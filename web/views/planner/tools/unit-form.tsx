import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnUnit } from '../../../drafting/messages.ts';
import { useFormats } from '../../../i18n/format.ts';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import css from '../desk/side-panel.module.css';
import type { HandContext } from './hand-context.ts';

interface Props {
  readonly unit: DrawnUnit;
  readonly parentName: string;
  readonly hand: HandContext | null;
}

const squareMetersPerHectare = 10_000;

/** Name and code of the chosen unit. */
export const UnitForm = ({ unit, parentName, hand }: Props) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const [name, setName] = useState(unit.name);
  const [code, setCode] = useState(unit.code);
  const isSame = name.trim() === unit.name && code.trim() === unit.code;
  const { figures } = unit;
  const describe = (): void => {
    const change = {
      ...(name.trim() === unit.name ? {} : { name: name.trim() }),
      ...(code.trim() === unit.code ? {} : { code: code.trim() }),
    };
    void hand?.perform([{ kind: 'describe', unit: unit.id, ...change }]);
  };
  return (
    <section>
      <h2>{unit.name}</h2>
      <p className={css.facts}>
        {t(`planner.level.${unit.level}`)} · {parentName} ·{' '}
        {t('planner.pieces.piece', {
          households: formats.count(figures.households),
          people: formats.count(figures.people),
          hectares: formats.figure(figures.areaSquareMeters / squareMetersPerHectare),
        })}
      </p>
      {hand?.mayDraw && (
        <Form submit={t('planner.describe')} disabled={isSame} onSubmit={describe}>
          <TextField label={t('planner.unitName')} value={name} onChange={setName} maxLength={100} required />
          <TextField
            label={t('planner.unitCode')}
            value={code}
            onChange={setCode}
            maxLength={40}
            isCode
            required
          />
        </Form>
      )}
    </section>
  );
};
