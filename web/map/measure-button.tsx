import type { Map as AtlasMap } from 'maplibre-gl';
import { lazy, Suspense, useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useUi } from '../state/ui.ts';
import { Icon } from '../ui/icons.tsx';

const MeasureTool = lazy(() =>
  import('./measure-tool.tsx').then((module) => ({ default: module.MeasureTool })),
);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

/** Turns measuring on and off, by the key `m` too. */
export const MeasureButton = () => {
  const { t } = useTranslation();
  const { measuring, setMeasuring } = useUi();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const held = event.ctrlKey || event.metaKey || event.altKey;
      if (event.key.toLowerCase() === 'm' && !held && !isTyping(event.target)) setMeasuring(!measuring);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [measuring, setMeasuring]);
  return (
    <button
      type="button"
      aria-label={t('map.measure')}
      title={t('map.measure')}
      aria-pressed={measuring}
      aria-keyshortcuts="m"
      onClick={() => setMeasuring(!measuring)}
    >
      <Icon name="ruler" />
    </button>
  );
};

/** The tool itself, fetched when it is first used. */
export const MeasurePanel = ({ map }: { map: AtlasMap }) => {
  const { measuring, setMeasuring } = useUi();
  const leave = useCallback(() => setMeasuring(false), [setMeasuring]);
  useEffect(() => leave, [leave]);
  return <Suspense fallback={null}>{measuring && <MeasureTool map={map} leave={leave} />}</Suspense>;
};
