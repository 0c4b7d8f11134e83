import { useTranslation } from 'react-i18next';
import type { UnitDetail as Unit } from '../../../server/contract/units.ts';
import { useMay } from '../../api/session.ts';
import { useUnit } from '../../api/units.ts';
import { useFormats } from '../../i18n/format.ts';
import { FactList } from '../../ui/fact-list.tsx';
import css from './detail-drawer.module.css';
import { DetailHead, DetailSection, ThingLink, WhenLoaded } from './detail-parts.tsx';
import { DrillButton } from './filters/drill-button.tsx';
import { UnitRequests } from './unit-requests.tsx';

const collectionOf = (level: Unit['level']): 'areas' | 'grids' =>
  level.endsWith('grid') ? 'grids' : 'areas';
const squareMetersPerHectare = 10_000;
const squareMetersPerSquareKilometer = 1_000_000;

/** The name in the language of the page, where the data has one. */
const useNameOf = () => {
  const { i18n } = useTranslation();
  return ({ name, nameEn }: { name: string; nameEn: string | null }): string =>
    i18n.language === 'en' && nameEn !== null ? nameEn : name;
};

const Crumbs = ({ parents }: { parents: Unit['parents'] }) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  return (
    <nav aria-label={t('detail.within')}>
      <ol className={css.crumbs}>
        {parents.map((parent) => (
          <li key={parent.id}>
            <ThingLink collection={collectionOf(parent.level)} id={parent.id}>
              {nameOf(parent)}
            </ThingLink>
          </li>
        ))}
      </ol>
    </nav>
  );
};

const useAreaText = () => {
  const { t } = useTranslation();
  const formats = useFormats();
  return (squareMeters: number): string =>
    squareMeters >= squareMetersPerSquareKilometer
      ? t('unit.squareKilometers', { value: formats.figure(squareMeters / squareMetersPerSquareKilometer) })
      : t('unit.hectares', { value: formats.figure(squareMeters / squareMetersPerHectare) });
};

const Facts = ({ unit }: { unit: Unit }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const areaText = useAreaText();
  // The data say it in Chinese.
  const isSynthetic = unit.countSource === t('app.synthetic', { lng: 'zh-CN' });
  const sourceName = isSynthetic ? t('app.synthetic') : unit.countSource;
  const counted =
    unit.countSource && unit.countedOn
      ? t('detail.source', { source: sourceName, day: formats.day(unit.countedOn) })
      : undefined;
  const number = (value: number | null) => (value === null ? t('detail.unknown') : formats.count(value));
  return (
    <FactList
      facts={[
        { term: t('unit.code'), value: unit.code },
        unit.use ? { term: t('unit.use'), value: t(`unit.uses.${unit.use}`, unit.use) } : null,
        { term: t('unit.households'), value: number(unit.households) },
        { term: t('unit.people'), value: number(unit.people), note: counted },
        { term: t('unit.area'), value: areaText(unit.areaSquareMeters) },
        { term: t('unit.compounds'), value: formats.count(unit.compoundCount) },
        { term: t('unit.partyOrgs'), value: formats.count(unit.partyOrgCount) },
        { term: t('unit.validFrom'), value: formats.day(unit.validFrom) },
        ...unit.otherCodes.map((other) => ({ term: other.platform, value: other.code })),
      ]}
    />
  );
};

const Stations = ({ unit }: { unit: Unit }) => {
  const { t } = useTranslation();
  return (
    <ul className={css.items}>
      {unit.stations.slice(0, 8).map((station) => (
        <li key={station.id}>
          <ThingLink collection="stations" id={station.id}>
            {station.name}
          </ThingLink>
          <span>{t(`station.kinds.${station.kind}`, station.kind)}</span>
        </li>
      ))}
      {unit.stationCount > 8 && (
        <li className={css.quiet}>{t('detail.more', { count: unit.stationCount })}</li>
      )}
    </ul>
  );
};

const Counts = ({ unit }: { unit: Unit }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      {unit.below.length > 0 && (
        <DetailSection title={t('unit.below')}>
          <ul className={css.tags}>
            {unit.below.map(({ level, count }) => (
              <li key={level}>
                {t(`level.${level}`)} {formats.count(count)}
              </li>
            ))}
          </ul>
        </DetailSection>
      )}
      {unit.staffing.length > 0 && (
        <DetailSection title={t('unit.staffing')}>
          <ul className={css.tags}>
            {unit.staffing.map(({ role, headcount }) => (
              <li key={role}>
                {t(`unit.role.${role}`)} {t('unit.headcount', { count: headcount })}
              </li>
            ))}
          </ul>
        </DetailSection>
      )}
    </>
  );
};

/** A unit of any level: where it lies, its people, its requests in the period, what is in it. */
export const UnitDetail = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const mayCount = useMay('counts');
  return (
    <WhenLoaded answer={useUnit(id)}>
      {(unit) => (
        <>
          <DetailHead kind={t(`level.${unit.level}`)} name={nameOf(unit)} />
          <Crumbs parents={unit.parents} />
          {mayCount && <DrillButton unit={unit} />}
          <UnitRequests unitId={unit.id} />
          <Facts unit={unit} />
          <Counts unit={unit} />
          {unit.stations.length > 0 && (
            <DetailSection title={t('unit.stations')}>
              <Stations unit={unit} />
            </DetailSection>
          )}
        </>
      )}
    </WhenLoaded>
  );
};
