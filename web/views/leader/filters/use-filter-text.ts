import { useTranslation } from 'react-i18next';
import type { TicketDimension } from '../../../../server/contract/ticket-dimensions.ts';
import { useTicketCategories, useTicketChoices } from '../../../api/tickets.ts';
import { useFormats } from '../../../i18n/format.ts';
import type { FilterName } from '../../../state/ticket-filters.ts';

/** The dimension that a filter narrows. */
export const dimensionOf: Readonly<Record<FilterName, TicketDimension>> = {
  sources: 'source',
  requestTypes: 'request-type',
  states: 'state',
  lights: 'light',
  hours: 'hour',
  weekdays: 'weekday',
  streets: 'assessed-street',
  offices: 'office',
};

/** What a value of a filter is called. */
export const useFilterText = () => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useTicketChoices();
  const named = (list: 'streets' | 'offices', id: string): string =>
    data?.[list].find((one) => one.id === id)?.name ?? id.slice(0, 8);
  return (name: FilterName, value: string): string => {
    if (value === 'none' && name !== 'lights') return t('filters.nobody');
    switch (name) {
      case 'requestTypes':
        return t(`filters.requestTypes.${value}`);
      case 'states':
        return t(`filters.states.${value}`);
      case 'lights':
        return t(`filters.lights.${value}`);
      case 'hours':
        return t('filters.hour', { hour: value });
      case 'weekdays':
        return formats.weekday(Number(value));
      case 'streets':
      case 'offices':
        return named(name, value);
      default:
        return value;
    }
  };
};

/** What a category is called in the language of the page. */
export const useCategoryText = () => {
  const { i18n, t } = useTranslation();
  const { data } = useTicketCategories();
  return (id: string): string => {
    const category = data?.find((one) => String(one.id) === id);
    if (!category) return id === 'none' ? t('filters.nobody') : id;
    return i18n.language === 'en' ? category.nameEn : category.name;
  };
};
