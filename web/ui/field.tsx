import { type HTMLInputAutoCompleteAttribute, type ReactNode, useId } from 'react';
import css from './field.module.css';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with the value, in words that help. */
  readonly error?: string | null | undefined;
  readonly children: (ids: { id: string; 'aria-describedby': string | undefined }) => ReactNode;
}

/** A label over something to fill in, with a hint and with what is wrong. */
export const Field = ({ label, hint, error, children }: FieldProps) => {
  const id = useId();
  const hintId = hint ? `${id}-hint` : null;
  const errorId = error ? `${id}-error` : null;
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className={css.hint} id={hintId ?? undefined}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': [hintId, errorId].filter(Boolean).join(' ') || undefined })}
      {error && (
        <p className={css.error} id={errorId ?? undefined}>
          {error}
        </p>
      )}
    </div>
  );
};

interface TextProps extends Omit<FieldProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'search' | 'number' | 'date';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: 'numeric' | 'text';
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A number, or an ISO day. */
  readonly min?: number | string;
  readonly max?: number;
  /** Codes are read digit by digit. */
  readonly isCode?: boolean;
}

/** One line of text. */
export const TextField = ({ label, hint, error, onChange, isCode, ...input }: TextProps) => (
  <Field label={label} hint={hint} error={error}>
    {(ids) => (
      <input
        {...ids}
        {...input}
        className={css.input}
        data-code={isCode}
        aria-invalid={error ? true : undefined}
        spellCheck={false}
        autoCapitalize="none"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )}
  </Field>
);

interface SelectProps<Value extends string> extends Omit<FieldProps, 'children'> {
  readonly value: Value | '';
  readonly onChange: (value: Value) => void;
  readonly choices: readonly { readonly value: Value; readonly text: string }[];
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly required?: boolean;
}

/** One of many, in the system's own list. */
export const SelectField = <Value extends string>(props: SelectProps<Value>) => (
  <Field label={props.label} hint={props.hint} error={props.error}>
    {(ids) => (
      <select
        {...ids}
        className={css.input}
        value={props.value}
        required={props.required}
        onChange={(event) => props.onChange(event.currentTarget.value as Value)}
      >
        {props.placeholder !== undefined && <option value="">{props.placeholder}</option>}
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    )}
  </Field>
);
