const leastDigits = 7;

/** Between several numbers in one field. */
const separators = /[/,;、|或]/;

/**
 * The first phone number of a text without spaces, dashes, brackets and the country code 86; null where there is
 * none, as in 无, 保密, or one digit over and over.
 */
export const normalisedPhone = (text: string): string | null => {
  for (const part of text.normalize('NFKC').split(separators)) {
    const digits = part.replace(/\D/g, '');
    const national = digits.length > 11 ? digits.replace(/^(00)?86/, '') : digits;
    if (national.length >= leastDigits && new Set(national).size > 1) return national;
  }
  return null;
};

/**
 * What tells reporters apart: the phone number, else name and address together; null where neither is known. It is
 * personal: only its keyed hash may be kept.
 */
export const reporterKey = (person: {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}): string | null => {
  const phone = person.phone === null ? null : normalisedPhone(person.phone);
  if (phone !== null) return `phone ${phone}`;
  if (person.name === null || person.address === null) return null;
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
  return `person ${plain(person.name)} ${plain(person.address)}`;
};
