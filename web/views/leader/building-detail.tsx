import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { featureQuery } from '../../api/features.ts';
import { useFormats } from '../../i18n/format.ts';
import { FactList } from '../../ui/fact-list.tsx';
import { DetailHead, WhenLoaded } from './detail-parts.tsx';

/** A building: its use, floors and homes. Nothing about the people in it. */
export const BuildingDetail = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const number = (value: number | null) => (value === null ? t('detail.unknown') : formats.count(value));
  return (
    <WhenLoaded answer={useQuery(featureQuery('buildings', id))}>
      {({ properties: building }) => (
        <>
          <DetailHead kind={t('building.kind')} name={building.name} />
          <FactList
            facts={[
              { term: t('building.use'), value: t(`building.uses.${building.use}`, building.use) },
              building.compoundName ? { term: t('building.compound'), value: building.compoundName } : null,
              { term: t('compound.address'), value: building.address ?? t('detail.unknown') },
              { term: t('building.floors'), value: number(building.floors) },
              building.stairwells
                ? { term: t('building.stairwells'), value: number(building.stairwells) }
                : null,
              { term: t('unit.households'), value: number(building.households) },
              building.builtYear
                ? { term: t('compound.builtYear'), value: t('compound.year', { year: building.builtYear }) }
                : null,
            ]}
          />
        </>
      )}
    </WhenLoaded>
  );
};
