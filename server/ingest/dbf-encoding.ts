/** Numbers of code pages, as .cpg files and the language byte of a .dbf name them. */
const codePages: Readonly<Record<string, string>> = {
  '936': 'gb18030',
  '54936': 'gb18030',
  GBK: 'gb18030',
  GB2312: 'gb18030',
  '950': 'big5',
  '65001': 'utf-8',
  '1252': 'windows-1252',
};
const languages: Readonly<Record<number, string>> = {
  77: 'gb18030',
  122: 'gb18030',
  79: 'big5',
  120: 'big5',
};

/** What a .cpg declares; null for nothing that is known. */
const declaredEncoding = (cpg: Uint8Array | null): string | null => {
  const text = new TextDecoder('latin1')
    .decode(cpg ?? new Uint8Array())
    .trim()
    .toUpperCase();
  const page = codePages[text] ?? codePages[/\d{3,5}$/.exec(text)?.[0] ?? ''];
  if (page !== undefined) return page;
  try {
    return text === '' ? null : new TextDecoder(text).encoding;
  } catch {
    return null;
  }
};

const unreadable = (text: Uint8Array, encoding: string): number =>
  new TextDecoder(encoding).decode(text).split('\ufffd').length - 1;

/**
 * The encoding of a table: that in which the fewest characters cannot be read, because texts that were cut off at the
 * width of a column have broken characters in any. What is UTF-8 is hardly ever anything else; then the .cpg is asked and
 * the language byte of the .dbf. A Western one, in which everything can be read, is what programs write by default.
 */
export const dbfEncoding = (dbf: Uint8Array, text: Uint8Array, cpg: Uint8Array | null): string => {
  const declared = declaredEncoding(cpg);
  const isWestern = declared !== null && /^(windows|iso)-/.test(declared);
  const early = isWestern ? null : declared;
  const wanted = ['utf-8', early, languages[dbf[29] ?? 0], 'gb18030', declared];
  const candidates = wanted.filter((encoding) => typeof encoding === 'string');
  let [best, fewest] = ['utf-8', Number.POSITIVE_INFINITY];
  for (const encoding of new Set(candidates)) {
    const count = unreadable(text, encoding);
    if (count < fewest) [best, fewest] = [encoding, count];
  }
  return best;
};
