import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SplitSuggestionAnswer } from '../../../../server/contract/scenario-suggestions.ts';
import { useSplitSuggestions } from '../../../api/scenario-suggestions.ts';
import type { DrawnUnit, SplitPreview } from '../../../drafting/messages.ts';
import { useFormats } from '../../../i18n/format.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { useErrorText } from '../../frame/error-text.ts';
import { useDesk } from '../desk/desk-state.ts';
import css from '../desk/side-panel.module.css';
import { useTargets } from '../totals/targets.ts';
import type { HandContext } from './hand-context.ts';

const previewOf = (unit: string, { parts }: SplitSuggestionAnswer): SplitPreview => ({
  unit,
  pieces: parts.map(({ outline, ...part }, index) => ({
    place: [index, 0],
    figures: { ...part, compounds: 0 },
    face: outline as GeoJSON.MultiPolygon,
  })),
});

const Suggestion = ({
  suggestion,
  unit,
  hand,
}: {
  suggestion: SplitSuggestionAnswer;
  unit: string;
  hand: HandContext;
}) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const show = (): void => useDesk.setState({ previews: [previewOf(unit, suggestion)] });
  const adopt = async (): Promise<void> => {
    const isDone = await hand.perform(suggestion.operations);
    if (isDone) useDesk.setState({ previews: [], selection: [] });
  };
  return (
    <li className={css.suggestion}>
      <p>
        <b>{t(`planner.suggest.emphasis.${suggestion.emphasis}`)}</b>{' '}
        {t('planner.suggest.figures', {
          deviation: formats.figure(suggestion.deviation * 100),
          guided: formats.count(suggestion.guidedShare * 100),
        })}
      </p>
      <ul className={css.pieces}>
        {suggestion.parts.map(({ unit: part, households }, index) => (
          <li key={part.id} data-index={index % 4}>
            {part.name} · {t('planner.suggest.households', { count: households })}
          </li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button size="compact-sm" variant="default" onClick={show}>
          {t('planner.suggest.show')}
        </Button>
        <Button size="compact-sm" onClick={() => void adopt()}>
          {t('planner.suggest.adopt')}
        </Button>
      </div>
    </li>
  );
};

/** Splits that the server suggests for the chosen unit, to be looked at and taken over. */
export const SuggestionPanel = ({ unit, hand }: { unit: DrawnUnit; hand: HandContext }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { scenario, outbox } = useStore(hand.draft.store);
  const target = useTargets((state) => (unit.level === 'micro-grid' ? state.microGrid : state.grid));
  const wanted = Math.ceil(unit.figures.households / Math.max(1, target.high));
  const [parts, setParts] = useState(String(Math.min(24, Math.max(2, wanted))));
  const { mutate, data, error, isPending } = useSplitSuggestions(scenario.id, unit.id);
  useEffect(() => () => useDesk.setState({ previews: [] }), []);
  return (
    <Disclosure title={t('planner.suggest.title')}>
      <Form
        submit={t('planner.suggest.ask')}
        busy={isPending}
        // The server must know the net as it is drawn.
        disabled={outbox.waiting > 0}
        error={errorText(error)}
        onSubmit={() => mutate({ parts: Number(parts) })}
      >
        <TextField
          label={t('planner.suggest.parts')}
          type="number"
          min={2}
          max={24}
          value={parts}
          onChange={setParts}
          required
        />
      </Form>
      <ul>
        {data?.suggestions.map((suggestion) => (
          <Suggestion key={suggestion.emphasis} suggestion={suggestion} unit={unit.id} hand={hand} />
        ))}
      </ul>
      {data?.unmet.map(({ code, message }) => (
        <p key={`${code} ${message}`} className={css.quiet}>
          {message}
        </p>
      ))}
    </Disclosure>
  );
};
