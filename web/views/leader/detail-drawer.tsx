import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUi } from '../../state/ui.ts';
import { useView } from '../../state/url.ts';
import type { Selection } from '../../state/view.ts';
import { Icon } from '../../ui/icons.tsx';
import { BuildingDetail } from './building-detail.tsx';
import { CompoundDetail } from './compound-detail.tsx';
import css from './detail-drawer.module.css';
import { PartyOrgDetail } from './party-org-detail.tsx';
import { StationDetail } from './station-detail.tsx';
import { ThingsHere } from './things-here.tsx';
import { UnitDetail } from './unit-detail.tsx';

const Body = ({ selection: { collection, id } }: { selection: Selection }) => {
  switch (collection) {
    case 'areas':
    case 'grids':
      return <UnitDetail id={id} />;
    case 'compounds':
      return <CompoundDetail id={id} />;
    case 'stations':
      return <StationDetail id={id} />;
    case 'party-orgs':
      return <PartyOrgDetail id={id} />;
    default:
      return <BuildingDetail id={id} />;
  }
};

/** Details of the chosen thing, on the right; a sheet on a phone. Escape closes it. */
export const DetailDrawer = ({ selection }: { selection: Selection }) => {
  const { t } = useTranslation();
  const [, changeView] = useView();
  const setThings = useUi((state) => state.setThings);
  const setSheet = useUi((state) => state.setSheet);
  const close = (): void => {
    setThings([]);
    changeView({ selection: null });
  };
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    setSheet('none');
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !(event.target instanceof HTMLInputElement)) closing.current();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [setSheet]);
  return (
    <aside className={css.drawer} aria-label={t('detail.label')}>
      <button type="button" className={css.close} aria-label={t('app.close')} onClick={close}>
        <Icon name="close" />
      </button>
      <div className={css.scroll}>
        <Body key={`${selection.collection}:${selection.id}`} selection={selection} />
        <ThingsHere />
      </div>
    </aside>
  );
};
