import { useTranslation } from 'react-i18next';
import { useReleases } from '../../api/releases.ts';
import { useMay } from '../../api/session.ts';
import { addWords } from '../../i18n/add-words.ts';
import { enReleases } from '../../i18n/en-releases.ts';
import { zhCnReleases } from '../../i18n/zh-cn-releases.ts';
import { Panel } from '../../ui/panel.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { WhenRead } from '../frame/when-read.tsx';
import { Proposal } from './proposal.tsx';
import { ReleaseItem } from './release-item.tsx';
import css from './releases.module.css';

addWords(zhCnReleases, enReleases);

/** Figures for the public: proposed by one, proven by the server, reviewed by another. */
export const ReleasesPage = () => {
  const { t } = useTranslation();
  const mayPropose = useMay('releases');
  return (
    <PageFrame title={t('page.releases')} lead={t('releases.lead')} wide>
      <WhenRead answer={useReleases()}>
        {({ releases, choices }) => (
          <>
            {mayPropose && <Proposal choices={choices} />}
            <Panel title={t('releases.all')}>
              {releases.length === 0 && <p className={css.quiet}>{t('releases.none')}</p>}
              <ul>
                {releases.map((release) => (
                  <ReleaseItem key={release.id} release={release} />
                ))}
              </ul>
            </Panel>
          </>
        )}
      </WhenRead>
    </PageFrame>
  );
};
