import { useTranslation } from 'react-i18next';
import type { CollectionName } from '../../../server/contract/layers.ts';

/** What a thing is in a word or two: the level of a unit, the kind of a station, the type of an organisation. */
export const useKindText = () => {
  const { t } = useTranslation();
  return (collection: CollectionName, kind: string | null): string => {
    switch (collection) {
      case 'areas':
      case 'grids':
        return kind ? t(`level.${kind}`, kind) : '';
      case 'stations':
        return kind ? t(`station.kinds.${kind}`, kind) : t('layers.name.stations');
      case 'party-orgs':
        return kind ? t(`org.types.${kind}`, kind) : t('layers.name.party-orgs');
      case 'compounds':
        return t('compound.kind');
      default:
        return t('building.kind');
    }
  };
};
