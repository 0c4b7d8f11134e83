import { netMessages } from '../../../../server/contract/net-messages.ts';
import type { Refusal } from '../../../../server/engines/net/refusal.ts';
import type { DrawnUnit } from '../../../drafting/messages.ts';

/** The words of the contract for why the net refuses something, with the names of the units. */
export const refusalText = (
  { code, params, units }: Refusal,
  drawn: readonly DrawnUnit[],
  language: string,
): string => {
  const nameOf = (id: string): string => drawn.find((unit) => unit.id === id)?.name ?? id;
  const values: Record<string, string | number> = {
    ...params,
    unit: nameOf(String(params.unit ?? units[0] ?? '')),
    units: units.map(nameOf).join(language === 'en' ? ', ' : '、'),
  };
  const words = netMessages[code];
  const template: string = language === 'en' ? words.en : words.zh;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
};
