import css from './choice-row.module.css';

interface Props<Value extends string | number> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly value: Value | null;
  readonly textOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

/** A few exclusive choices beside each other: real radio buttons. */
export const ChoiceRow = <Value extends string | number>({
  label,
  values,
  value,
  textOf,
  onChange,
}: Props<Value>) => (
  <fieldset className={css.row}>
    <legend>{label}</legend>
    <div className={css.choices}>
      {values.map((choice) => (
        <label key={choice} className={css.choice} data-chosen={choice === value}>
          <input
            type="radio"
            name={label}
            value={choice}
            checked={choice === value}
            onChange={() => onChange(choice)}
          />
          {textOf(choice)}
        </label>
      ))}
    </div>
  </fieldset>
);
