import { Checkbox } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format.ts';
import { useView } from '../../state/url.ts';
import { type LayerId, layerIds } from '../../state/view.ts';
import css from './layer-row.module.css';

interface Props {
  readonly layer: LayerId;
  readonly swatch?: ReactNode;
  readonly count?: number | undefined;
  /** Zoom from which the map draws it. */
  readonly fromZoom?: number;
  /** How the asking for its features goes. */
  readonly state?: { readonly isLoading: boolean; readonly isError: boolean };
  /** Legend and settings; seen while the layer is on. */
  readonly children?: ReactNode;
}

const paintings: readonly LayerId[] = ['heat', 'values'];
/** Two paintings of requests on top of each other can be read by nobody. */
const excludes = (one: LayerId, other: LayerId): boolean =>
  one !== other && paintings.includes(one) && paintings.includes(other);

/** Whether a layer is on, and how to switch it. */
export const useLayer = (layer: LayerId): readonly [boolean, (on: boolean) => void] => {
  const [view, changeView] = useView();
  const on = view.layers.includes(layer);
  return [
    on,
    (wanted) =>
      changeView({
        layers: layerIds.filter((id) => {
          if (id === layer) return wanted;
          return view.layers.includes(id) && !(wanted && excludes(id, layer));
        }),
      }),
  ];
};

/** One layer: a check box, its sign, how many there are, and its legend while it is on. */
export const LayerRow = ({ layer, swatch, count, fromZoom = 0, state, children }: Props) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const [on, setOn] = useLayer(layer);
  const [view] = useView();
  const tooFar = on && view.zoom !== null && view.zoom < fromZoom && count !== 0;
  const note = tooFar
    ? t('layers.fromZoom')
    : state?.isError
      ? t('layers.failed')
      : state?.isLoading
        ? t('layers.loading')
        : null;
  const id = useId();
  return (
    <div className={css.row} data-on={on} data-layer={layer}>
      <div className={css.line}>
        <Checkbox
          id={id}
          size="sm"
          checked={on}
          onChange={(event) => setOn(event.currentTarget.checked)}
          label={t(`layers.name.${layer}`)}
          classNames={{
            root: css.check ?? '',
            body: css.checkBody ?? '',
            labelWrapper: css.labelWrapper ?? '',
            label: css.label ?? '',
          }}
        />
        {swatch && <span className={css.swatch}>{swatch}</span>}
        <span className={css.count}>{note ?? (count === undefined ? '' : formats.count(count))}</span>
      </div>
      {on && children && <div className={css.more}>{children}</div>}
    </div>
  );
};
