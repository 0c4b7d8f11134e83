import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import {
  useCoverage,
  useCoverageCompounds,
  useCoverageEvidence,
  useCoverageGaps,
} from '../../api/coverage.ts';
import { useDistrict } from '../../api/district.ts';
import { useTileJsons } from '../../api/tile-jsons.ts';
import { addWords } from '../../i18n/add-words.ts';
import { enCoverage } from '../../i18n/en-coverage.ts';
import { useFormats } from '../../i18n/format.ts';
import { zhCnCoverage } from '../../i18n/zh-cn-coverage.ts';
import { canDrawMap } from '../../map/map-host.ts';
import { Notice } from '../../ui/notice.tsx';
import { DemoBanner } from '../frame/demo-banner.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { WhenRead } from '../frame/when-read.tsx';
import { CoverageChoiceRows } from './coverage-choices.tsx';
import { CoverageEvidencePanel } from './coverage-evidence.tsx';
import { CoverageTotals, CoverageUnits } from './coverage-figures.tsx';
import { CoverageGapList } from './coverage-gaps.tsx';
import { CoverageLegend } from './coverage-legend.tsx';
import { CoverageMap } from './coverage-map.tsx';
import css from './coverage-page.module.css';
import { OffNetworkList } from './off-network-list.tsx';
import { useCoverageView } from './use-coverage-view.ts';

addWords(zhCnCoverage, enCoverage);

const drawable = canDrawMap();

/** Who reaches a station on foot, where it lacks, and what every answer rests on. */
export const CoveragePage = () => {
  const { t } = useTranslation();
  const { day, figure } = useFormats();
  const [view, change] = useCoverageView();
  const { walker, opening, service, limit, level } = view;
  const choices = { walker, opening, ...(service === undefined ? {} : { service }) };
  const district = useDistrict().data?.district;
  const tiles = useTileJsons();
  const coverage = useCoverage(choices, level);
  const compounds = useCoverageCompounds(choices);
  const gaps = useCoverageGaps(choices, limit);
  const by = limit.endsWith('min') ? 'minutes' : 'meters';
  const evidence = useCoverageEvidence(choices, by, view.compound).data ?? null;
  const chosen = view.compound === null ? null : evidence;
  const choose = (compound: string | null): void => change({ compound });
  useEffect(() => {
    document.title = [t('page.coverage'), t('app.name')].join(' · ');
  }, [t]);
  return (
    <div className={css.page}>
      <a className={css.skip} href="#content">
        {t('page.skip')}
      </a>
      <TopBar />
      <DemoBanner />
      <main className={css.stage} id="content" tabIndex={-1}>
        <div className={css.side}>
          <h1>{t('page.coverage')}</h1>
          <p className={css.lead}>{t('coverage.lead')}</p>
          {chosen && <CoverageEvidencePanel evidence={chosen} onClose={() => choose(null)} />}
          <CoverageChoiceRows view={view} change={change} />
          <WhenRead answer={coverage}>
            {(data) => (
              <>
                <h2>{t('coverage.whole')}</h2>
                <CoverageTotals total={data.total} limit={limit} />
                <p className={css.note}>
                  {t('coverage.basis', {
                    speed: figure(data.walker.metersPerSecond * 3.6),
                    source: t(`coverage.speeds.${data.walker.source}`),
                    stations: data.stations.filter(({ absence }) => absence === null).length,
                    all: data.stations.length,
                  })}{' '}
                  {t('coverage.network', { name: data.network.sourceName, day: day(data.network.asOf) })}
                </p>
                <h2>{t('coverage.gaps')}</h2>
                <WhenRead answer={gaps}>
                  {(answer) => <CoverageGapList answer={answer} onChoose={choose} />}
                </WhenRead>
                <h2>{t(`coverage.levels.${level}`)}</h2>
                <CoverageUnits units={data.units} limit={limit} />
                <OffNetworkList coverage={data} onChoose={choose} />
              </>
            )}
          </WhenRead>
        </div>
        <div className={css.middle}>
          {!drawable && <Notice title={t('error.webgl')}>{t('error.webglHint')}</Notice>}
          {drawable && district && tiles.loaded && (
            <>
              <CoverageMap
                bbox={district.bbox}
                tileJsons={tiles.tileJsons}
                compounds={compounds.data?.compounds ?? []}
                stations={coverage.data?.stations ?? []}
                limit={limit}
                evidence={chosen}
                onChoose={choose}
              />
              <CoverageLegend limit={limit} />
            </>
          )}
        </div>
      </main>
    </div>
  );
};
