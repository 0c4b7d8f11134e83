/** Bytes that grow as they are written; whole numbers take as few as they need. */
export class ByteWriter {
  #bytes = new Uint8Array(4096);
  #length = 0;
  readonly #encoder = new TextEncoder();

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A whole number from 0 to 2^53, seven bits a byte. */
  count(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number of either sign, small ones short. */
  step(value: number): void {
    this.count(value < 0 ? -value * 2 - 1 : value * 2);
  }

  text(text: string): void {
    if (text === '') {
      this.count(0);
      return;
    }
    const bytes = this.#encoder.encode(text);
    this.count(bytes.length);
    this.raw(bytes);
  }

  /** What was written, with its checksum (CRC-32) behind it. */
  finish(): Uint8Array<ArrayBuffer> {
    const sum = crc32(this.#bytes.subarray(0, this.#length));
    this.raw(Uint8Array.of(sum & 255, (sum >>> 8) & 255, (sum >>> 16) & 255, sum >>> 24));
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Reads what a ByteWriter wrote. Throws RangeError where the bytes end early or the checksum is wrong. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #decoder = new TextDecoder();
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#end = bytes.length - 4;
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(Math.max(0, this.#end));
    const sum = (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
    if (this.#end < 0 || sum !== crc32(bytes.subarray(0, this.#end)))
      throw new RangeError('the bytes of the net are damaged: the checksum differs');
  }

  raw(length: number): Uint8Array {
    if (length > this.#end - this.#at) throw new RangeError('the bytes of the net end early');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  count(): number {
    let [value, scale] = [0, 1];
    for (;;) {
      if (this.#at >= this.#end) throw new RangeError('the bytes of the net end early');
      const byte = this.#bytes[this.#at++] as number;
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
      scale *= 128;
    }
  }

  step(): number {
    const value = this.count();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  text(): string {
    return this.#decoder.decode(this.raw(this.count()));
  }
}

const crcTable = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

const crc32 = (bytes: Uint8Array): number => {
  let sum = -1;
  for (let i = 0; i < bytes.length; i += 1)
    sum = (sum >>> 8) ^ (crcTable[(sum ^ (bytes[i] as number)) & 255] as number);
  return ~sum >>> 0;
};
