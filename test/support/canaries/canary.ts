/** Made-up personal data of one ticket, each a text that occurs nowhere else. */
export interface Canary {
  readonly number: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly content: string;
}

/** What all texts of a kind begin with; rare characters, and a number that nobody has. */
export const stems = {
  name: '鳍澜某',
  phone: '000770077',
  address: '鳞渚幻影路',
  content: '此为鲵钟之诉',
} as const;

const tailOf = (kind: string, index: number): string =>
  `zq${kind}${((index * 104_729 + 7) % 36 ** 6).toString(36).padStart(6, '0')}`;

/** The canary of a ticket, by its index from 0. */
export const canaryAt = (index: number): Canary => ({
  number: `C${String(index).padStart(5, '0')}`,
  name: `${stems.name}${tailOf('n', index)}`,
  phone: `${stems.phone}${String((index * 7_919 + 13) % 1_000_000).padStart(6, '0')}`,
  address: `${stems.address}${tailOf('a', index)}号`,
  content: `${stems.content}${tailOf('c', index)}`,
});

export const canaryTexts = ({ name, phone, address, content }: Canary): string[] => [
  name,
  phone,
  address,
  content,
];

/** The tails of many canaries, which are unique without their stems too. */
export const tailsOf = (canaries: readonly Canary[]): Set<string> =>
  new Set(canaries.flatMap((canary) => canaryTexts(canary).flatMap((text) => text.match(tailPattern) ?? [])));

export const tailPattern = /zq[nac][0-9a-z]{6}/gi;
