export const encodings = ['utf-8', 'gb18030', 'utf-16le'] as const;
export type Encoding = (typeof encodings)[number];

/** Finds out which encoding a text has while its bytes go by; GBK is a part of GB18030. */
export class EncodingDetector {
  readonly #decoders = new Map<Encoding, InstanceType<typeof TextDecoder>>([
    ['utf-8', new TextDecoder('utf-8', { fatal: true })],
    ['gb18030', new TextDecoder('gb18030', { fatal: true })],
  ]);
  #isFirst = true;
  #isUtf16 = false;

  add(chunk: Uint8Array): void {
    if (this.#isFirst) this.#isUtf16 = chunk[0] === 0xff && chunk[1] === 0xfe;
    this.#isFirst = false;
    if (this.#isUtf16) return;
    // A byte 0 stands in no text of these encodings.
    if (chunk.includes(0)) this.#decoders.clear();
    for (const [encoding, decoder] of this.#decoders) {
      try {
        decoder.decode(chunk, { stream: true });
      } catch {
        this.#decoders.delete(encoding);
      }
    }
  }

  /** A character that is cut off at the end does not change the encoding; null when none fits. */
  get encoding(): Encoding | null {
    if (this.#isUtf16) return 'utf-16le';
    return this.#decoders.keys().next().value ?? null;
  }
}

/** A whole text with its encoding, or null when no encoding fits; a byte order mark is left out. */
export const decodeText = (bytes: Uint8Array): { text: string; encoding: Encoding } | null => {
  const detector = new EncodingDetector();
  detector.add(bytes);
  const encoding = detector.encoding;
  return encoding === null ? null : { text: new TextDecoder(encoding).decode(bytes), encoding };
};
