import { useTranslation } from 'react-i18next';
import type { District } from '../../../server/contract/district.ts';
import { useFeatures } from '../../api/features.ts';
import { useMay } from '../../api/session.ts';
import { minimumZoomOf } from '../../layers/boundaries.ts';
import { useUi } from '../../state/ui.ts';
import { useView } from '../../state/url.ts';
import { Icon } from '../../ui/icons.tsx';
import { CoverageRow } from './coverage-row.tsx';
import { FiltersSection } from './filters/filters-section.tsx';
import { HeatSection } from './heat-section.tsx';
import { LayerRow } from './layer-row.tsx';
import css from './layers-panel.module.css';
import { CompoundLegend, DedicatedSwatch, LineSwatch } from './legends.tsx';
import { PartyOrgLegend, StationLegend } from './point-legends.tsx';
import { ValuesSection } from './values/values-section.tsx';

interface Props {
  readonly counts: Pick<District, 'counts' | 'unitCounts'>;
}

const BoundaryRows = ({ counts: { unitCounts } }: Props) => (
  <>
    <LayerRow
      layer="street"
      fromZoom={minimumZoomOf('street')}
      swatch={<LineSwatch level="street" />}
      count={unitCounts.street}
    />
    <LayerRow
      layer="community"
      fromZoom={minimumZoomOf('community')}
      swatch={<LineSwatch level="community" />}
      count={unitCounts.community}
    />
    <LayerRow
      layer="general-grid"
      fromZoom={minimumZoomOf('general-grid')}
      swatch={<LineSwatch level="general-grid" />}
      count={unitCounts['general-grid']}
    />
    <LayerRow
      layer="dedicated-grid"
      fromZoom={minimumZoomOf('dedicated-grid')}
      swatch={<DedicatedSwatch />}
      count={unitCounts['dedicated-grid']}
    />
    <LayerRow
      layer="micro-grid"
      fromZoom={minimumZoomOf('micro-grid')}
      swatch={<LineSwatch level="micro-grid" />}
      count={unitCounts['micro-grid']}
    />
  </>
);

const Groups = ({ counts }: Props) => {
  const { t } = useTranslation();
  const [view] = useView();
  const mayCount = useMay('counts');
  const partyOrgs = useFeatures('party-orgs', view.layers.includes('party-orgs'));
  const stations = useFeatures('stations', view.layers.includes('stations'));
  return (
    <>
      {mayCount && (
        <>
          <h3>{t('layers.requests')}</h3>
          <ValuesSection />
          <HeatSection />
          <h3>{t('filters.title')}</h3>
          <FiltersSection />
        </>
      )}
      <h3>{t('layers.boundaries')}</h3>
      <BoundaryRows counts={counts} />
      <h3>{t('layers.places')}</h3>
      <LayerRow layer="compounds" count={counts.counts.compounds}>
        <CompoundLegend />
      </LayerRow>
      <LayerRow
        layer="buildings"
        fromZoom={13.5}
        swatch={<span className={css.building} />}
        count={counts.counts.buildings}
      />
      <h3>{t('layers.services')}</h3>
      <LayerRow layer="party-orgs" count={counts.counts.partyOrgs} state={partyOrgs}>
        <PartyOrgLegend />
      </LayerRow>
      <LayerRow layer="stations" count={counts.counts.stations} state={stations}>
        <StationLegend />
      </LayerRow>
      <CoverageRow />
    </>
  );
};

/** What the map shows and what its signs mean; folds away to the left, a sheet on a phone. */
export const LayersPanel = ({ counts }: Props) => {
  const { t } = useTranslation();
  const { panelOpen, setPanelOpen, sheet, setSheet } = useUi();
  if (!panelOpen && sheet !== 'layers') {
    return (
      <button
        type="button"
        className={css.opener}
        aria-label={t('layers.show')}
        onClick={() => setPanelOpen(true)}
      >
        <Icon name="layers" />
        <span>{t('layers.title')}</span>
      </button>
    );
  }
  const close = (): void => {
    if (sheet === 'layers') setSheet('none');
    else setPanelOpen(false);
  };
  return (
    <section className={css.panel} data-sheet={sheet === 'layers'} aria-labelledby="layers-title">
      <div className={css.head}>
        <h2 id="layers-title">{t('layers.title')}</h2>
        <button type="button" aria-label={t('layers.hide')} onClick={close}>
          <Icon name={sheet === 'layers' ? 'close' : 'left'} />
        </button>
      </div>
      <div className={css.scroll} tabIndex={-1}>
        <Groups counts={counts} />
      </div>
    </section>
  );
};
