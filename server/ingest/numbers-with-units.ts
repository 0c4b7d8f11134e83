const factors: Readonly<Record<string, number>> = { 千: 1_000, 万: 10_000, 亿: 100_000_000 };
const figure =
  /^[约近]?\s*(\d+(?:,\d{3})*(?:\.\d+)?)\s*([千万亿])?\s*(?:户|栋|人|幢|个|家|口|households|people)?$/;

/**
 * A whole number as ledgers write it: `3005`, `3,005`, `3005户`, `65栋`, `17.08万`. Null for an empty value,
 * `wrong` for anything else, fractions and ranges too.
 */
export const readFigure = (value: unknown): number | null | 'wrong' => {
  if (value === null || value === undefined) return null;
  const text = String(value).normalize('NFKC').trim();
  if (text === '' || text === '-' || text === '—') return null;
  const match = figure.exec(text);
  if (match === null) return 'wrong';
  const [, digits = '', unit] = match;
  const exact = Number(digits.replaceAll(',', '')) * (unit === undefined ? 1 : (factors[unit] ?? 1));
  const rounded = Math.round(exact);
  return Math.abs(exact - rounded) < 1e-6 && rounded <= 2_147_483_647 ? rounded : 'wrong';
};
