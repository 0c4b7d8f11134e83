import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Release } from '../../../server/contract/public-counts.ts';
import { useReleaseTable } from '../../api/releases.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useFormats } from '../../i18n/format.ts';
import { Tag } from '../../ui/tag.tsx';
import { WhenRead } from '../frame/when-read.tsx';
import { CellTables } from './cell-tables.tsx';
import css from './releases.module.css';
import { ReviewForm } from './review-form.tsx';
import { CertificateText } from './trial-result.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

const Figures = ({ release }: { release: Release }) => (
  <>
    <CertificateText certificate={release.certificate} />
    <WhenRead answer={useReleaseTable(release.id)}>
      {(table) => <CellTables cells={table?.cells ?? []} />}
    </WhenRead>
  </>
);

const History = ({ release }: { release: Release }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { review, withdrawal } = release;
  return (
    <div className={css.quiet}>
      <p>
        {t('releases.proposedBy', {
          name: release.proposedBy.name,
          time: formats.dateTime(release.proposedAt),
        })}
      </p>
      {review && (
        <p>
          {t('releases.reviewedBy', {
            name: review.reviewedBy.name,
            day: formats.day(review.reviewedOn),
            number: review.documentNumber,
          })}
          {review.opinion && ` · ${review.opinion}`}
        </p>
      )}
      {withdrawal && (
        <p>
          {t('releases.withdrawnBy', {
            name: withdrawal.withdrawnBy.name,
            time: formats.dateTime(withdrawal.withdrawnAt),
            reason: withdrawal.reason,
          })}
        </p>
      )}
    </div>
  );
};

type Part = 'none' | 'figures' | 'review' | 'withdraw';

/** One proposal: what it counts, what became of it, its figures, and its review. */
export const ReleaseItem = ({ release }: { release: Release }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayReview = useMay('reviews');
  const isOwn = useSession().data?.person?.id === release.proposedBy.id;
  const [part, setPart] = useState<Part>('none');
  const close = (): void => setPart('none');
  const toggle = (wanted: Part, label: string) => (
    <Button
      variant="default"
      className={css.button ?? ''}
      aria-expanded={part === wanted}
      onClick={() => setPart(part === wanted ? 'none' : wanted)}
    >
      {label}
    </Button>
  );
  return (
    <li className={css.release}>
      <h3>
        {release.title} <Tag warns={release.state === 'proposed'}>{t(`releases.state.${release.state}`)}</Tag>
      </h3>
      <p>
        {t('releases.span', {
          from: formats.month(`${release.fromMonth}-01`),
          until: formats.month(`${release.untilMonth}-01`),
          net: release.netRevision.title,
        })}
      </p>
      <History release={release} />
      <div className={css.buttons}>
        {toggle('figures', t('releases.figures'))}
        {mayReview && !isOwn && release.state === 'proposed' && toggle('review', t('releases.review'))}
        {mayReview && release.state === 'reviewed' && toggle('withdraw', t('releases.withdraw'))}
      </div>
      {part === 'figures' && <Figures release={release} />}
      {part === 'review' && <ReviewForm id={release.id} onDone={close} />}
      {part === 'withdraw' && <WithdrawForm id={release.id} onDone={close} />}
    </li>
  );
};
