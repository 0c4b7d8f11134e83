import { type PointerEvent, useRef, useState } from 'react';
import { moveSpan, type Span, setEnd, stepOfKey } from './brush.ts';
import css from './histogram.module.css';

interface Props {
  readonly values: readonly number[];
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
  /** What a screen reader says for a bar's start and end, and for the whole span. */
  readonly textOfBar: (bar: number, end: 'first' | 'last') => string;
  readonly textOfSpan: string;
  readonly labels: { readonly first: string; readonly last: string; readonly move: string };
  /** Bars that stand on a shaded ground. */
  readonly shaded?: ReadonlySet<number>;
  readonly ticks: readonly { readonly bar: number; readonly text: string }[];
}

const height = 100;
type Grip = 'first' | 'last' | 'move';

/** Bars with a brush; its ends and its middle are sliders for the pointer and the keyboard. */
export const Histogram = (props: Props) => {
  const { values, onSpan } = props;
  const box = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<Span | null>(null);
  const span = draft ?? props.span;
  const peak = Math.max(1, ...values);
  const barAt = (event: PointerEvent): number => {
    const bounds = box.current?.getBoundingClientRect();
    const share = bounds ? (event.clientX - bounds.left) / bounds.width : 0;
    return Math.min(Math.max(Math.floor(share * values.length), 0), values.length - 1);
  };
  const drag = useDrag({ barAt, count: values.length, span: props.span, draft, setDraft, onSpan });
  return (
    <div className={css.histogram} ref={box} {...drag}>
      <svg viewBox={`0 0 ${values.length} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {props.shaded && <path className={css.shaded} d={groundPath(values.length, props.shaded)} />}
        <path className={css.outside} d={barsPath(values, peak, (bar) => bar < span[0] || bar > span[1])} />
        <path className={css.inside} d={barsPath(values, peak, (bar) => bar >= span[0] && bar <= span[1])} />
      </svg>
      <Brush {...props} span={span} />
      <div className={css.ticks} aria-hidden="true">
        {props.ticks.map((tick) => (
          <span key={tick.bar} style={{ left: `${(tick.bar / values.length) * 100}%` }}>
            {tick.text}
          </span>
        ))}
      </div>
    </div>
  );
};

const groundPath = (count: number, shaded: ReadonlySet<number>): string =>
  Array.from({ length: count }, (_, bar) => (shaded.has(bar) ? `M${bar} 0h1V${height}h-1z` : '')).join('');

const barsPath = (values: readonly number[], peak: number, wanted: (bar: number) => boolean): string =>
  values
    .map((value, bar) => {
      const top = height - (value / peak) * height;
      return wanted(bar) && value > 0 ? `M${bar + 0.08} ${height}V${top}h.84V${height}z` : '';
    })
    .join('');

const Brush = ({ values, span, onSpan, labels, textOfBar, textOfSpan }: Props) => {
  const count = Math.max(values.length, 1);
  const press = (grip: Grip) => (event: React.KeyboardEvent) => {
    const step = stepOfKey(event.key, count);
    if (step === null) return;
    event.preventDefault();
    if (grip === 'move') onSpan(moveSpan(span, step, count));
    else onSpan(setEnd(span, grip, (grip === 'first' ? span[0] : span[1]) + step, count));
  };
  const slider = (grip: Grip, label: string, now: number, text: string) => ({
    role: 'slider',
    tabIndex: 0,
    'data-grip': grip,
    'aria-label': label,
    'aria-valuemin': 0,
    'aria-valuemax': count - 1,
    'aria-valuenow': now,
    'aria-valuetext': text,
    onKeyDown: press(grip),
  });
  const left = (span[0] / count) * 100;
  const right = ((span[1] + 1) / count) * 100;
  return (
    <>
      <div
        className={css.band}
        style={{ left: `${left}%`, width: `${right - left}%` }}
        {...slider('move', labels.move, span[0], textOfSpan)}
      />
      <div
        className={css.grip}
        style={{ left: `${left}%` }}
        {...slider('first', labels.first, span[0], textOfBar(span[0], 'first'))}
      />
      <div
        className={css.grip}
        style={{ left: `${right}%` }}
        {...slider('last', labels.last, span[1], textOfBar(span[1], 'last'))}
      />
    </>
  );
};

interface Drag {
  readonly barAt: (event: PointerEvent) => number;
  readonly count: number;
  readonly span: Span;
  readonly draft: Span | null;
  readonly setDraft: (span: Span | null) => void;
  readonly onSpan: (span: Span) => void;
}

const useDrag = ({ barAt, count, span, draft, setDraft, onSpan }: Drag) => {
  const held = useRef<{ grip: Grip | 'draw'; from: number; span: Span } | null>(null);
  const spanAt = (bar: number): Span => {
    const start = held.current;
    if (!start) return span;
    if (start.grip === 'move') return moveSpan(start.span, bar - start.from, count);
    if (start.grip === 'draw') return [Math.min(start.from, bar), Math.max(start.from, bar)];
    return setEnd(start.span, start.grip, bar, count);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      const grip = (event.target as HTMLElement).dataset.grip as Grip | undefined;
      const wholeBand = grip === 'move' && span[1] - span[0] >= count - 1;
      held.current = { grip: wholeBand ? 'draw' : (grip ?? 'draw'), from: barAt(event), span };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (held.current) setDraft(spanAt(barAt(event)));
    },
    onPointerUp: () => {
      if (held.current && draft) onSpan(draft);
      held.current = null;
      setDraft(null);
    },
    onPointerCancel: () => {
      held.current = null;
      setDraft(null);
    },
  };
};
