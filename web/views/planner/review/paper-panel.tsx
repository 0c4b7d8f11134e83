import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { frameOf } from '../../../drafting/frame.ts';
import { paramsOfPage, useLanguage } from '../../../state/url.ts';
import { Panel } from '../../../ui/panel.tsx';
import { download, geoJsonOf, lineageCsv } from './export-files.ts';
import css from './review.module.css';
import { useComparison } from './use-comparison.ts';

/** The change notice for printing, and the scenario as files. */
export const PaperPanel = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const { data } = useComparison(scenario);
  if (scenario.operations === 0) return null;
  const name = scenario.title.replace(/[\\/:*?"<>|]/g, '-');
  return (
    <Panel title={t('review.paper.title')}>
      <div className={css.buttons}>
        <Link
          className={css.link ?? ''}
          to="/planner/$id/notice"
          params={{ id: scenario.id } as never}
          search={paramsOfPage('/planner/$id/notice', language) as never}
        >
          {t('review.paper.notice')}
        </Link>
        <Button
          variant="default"
          disabled={data === undefined}
          onClick={() =>
            data &&
            download(
              `${name}.geojson`,
              'application/geo+json',
              JSON.stringify(geoJsonOf(data, frameOf(scenario.frame))),
            )
          }
        >
          {t('review.paper.geojson')}
        </Button>
        <Button
          variant="default"
          disabled={data === undefined}
          onClick={() => data && download(`${name}.csv`, 'text/csv;charset=utf-8', lineageCsv(data))}
        >
          {t('review.paper.csv')}
        </Button>
      </div>
    </Panel>
  );
};
