import { useTranslation } from 'react-i18next';
import { useDistrict } from '../../../api/district.ts';
import { useUnit } from '../../../api/units.ts';
import { useView } from '../../../state/url.ts';
import css from './breadcrumb.module.css';
import { levelInside } from './drill.ts';

/** Where the view is narrowed to, from the district down; every step leads back up. */
export const Breadcrumb = () => {
  const [view] = useView();
  return view.within ? <Path within={view.within} /> : <DistrictName />;
};

const DistrictName = () => {
  const { t, i18n } = useTranslation();
  const district = useDistrict().data?.district;
  const name = (i18n.language === 'en' && district?.nameEn) || district?.name;
  return (
    <p className={css.here}>
      {name} · {t('filters.district')}
    </p>
  );
};

const Path = ({ within }: { within: string }) => {
  const { t, i18n } = useTranslation();
  const [view, changeView] = useView();
  const { data } = useUnit(within);
  const nameOf = (unit: { name: string; nameEn: string | null }): string =>
    i18n.language === 'en' && unit.nameEn !== null ? unit.nameEn : unit.name;
  const steps = data?.parents ?? [];
  const isDistrict = (level: string): boolean => level === 'district';
  return (
    <nav aria-label={t('filters.place')}>
      <ol className={css.path}>
        {steps.length === 0 && (
          <li>
            <button type="button" onClick={() => changeView({ within: null })}>
              {t('filters.district')}
            </button>
          </li>
        )}
        {steps.map((unit) => (
          <li key={unit.id}>
            <button
              type="button"
              aria-label={t('filters.leave', { name: nameOf(unit) })}
              onClick={() =>
                changeView({
                  within: isDistrict(unit.level) ? null : unit.id,
                  level: isDistrict(unit.level) ? 'community' : levelInside(unit.level, 'district'),
                })
              }
            >
              {nameOf(unit)}
            </button>
          </li>
        ))}
        <li aria-current="location">
          {data ? nameOf(data) : within.slice(0, 8)}
          {data && view.language === 'zh-CN' && <span className={css.level}>{t(`level.${data.level}`)}</span>}
        </li>
      </ol>
    </nav>
  );
};
