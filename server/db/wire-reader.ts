import { messageType } from './wire-frames.ts';

const headerBytes = 5;
const startupHeaderBytes = 8;

/** The untyped first message of a connection: its request code and its body after the code. */
export interface StartupMessage {
  code: number;
  body: Buffer;
}

/** Cuts what a client sends into whole messages, however the bytes are split on their way. */
export class ClientReader {
  #parts: Buffer[] = [];
  #bytes = 0;
  #needed = 0;

  /** Takes bytes as they come. */
  push(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#bytes += bytes.length;
  }

  /** The next startup message, or nothing when it is not there as a whole. */
  nextStartup(): StartupMessage | undefined {
    const buffer = this.#whole(startupHeaderBytes);
    if (!buffer) return undefined;
    const length = buffer.readInt32BE(0);
    if (length < startupHeaderBytes || length > 10_000) throw new Error('malformed startup message');
    const message = this.#take(length);
    return message && { code: message.readInt32BE(4), body: message.subarray(8) };
  }

  /** The next typed message, or nothing when it is not there as a whole. */
  next(): Buffer | undefined {
    const buffer = this.#whole(headerBytes);
    if (!buffer) return undefined;
    const length = buffer.readInt32BE(1);
    if (length < 4) throw new Error('malformed message');
    return this.#take(length + 1);
  }

  #whole(needed: number): Buffer | undefined {
    if (this.#bytes < Math.max(needed, this.#needed)) return undefined;
    if (this.#parts.length > 1) this.#parts = [Buffer.concat(this.#parts)];
    return this.#parts[0];
  }

  #take(length: number): Buffer | undefined {
    const buffer = this.#parts[0];
    if (!buffer || buffer.length < length) {
      this.#needed = length;
      return undefined;
    }
    this.#needed = 0;
    this.#parts = buffer.length === length ? [] : [buffer.subarray(length)];
    this.#bytes -= length;
    return buffer.subarray(0, length);
  }
}

const isStreamed = (type: number): boolean => type === messageType.dataRow || type === messageType.copyData;

/**
 * Cuts what the engine answers into messages. Rows may be longer than the engine's buffer and carry nothing
 * that matters here, so runs of rows are passed on in pieces, as type `dataRow`.
 */
export class EngineReader {
  #rest: Buffer | undefined;
  #rowBytesLeft = 0;
  readonly #onMessage: (type: number, bytes: Buffer) => void;

  constructor(onMessage: (type: number, bytes: Buffer) => void) {
    this.#onMessage = onMessage;
  }

  /** Takes bytes that nobody else will change. */
  push(bytes: Buffer): void {
    const buffer = this.#rest ? Buffer.concat([this.#rest, bytes]) : bytes;
    this.#rest = undefined;
    let at = Math.min(this.#rowBytesLeft, buffer.length);
    this.#rowBytesLeft -= at;
    let rowsFrom = 0;
    while (buffer.length - at >= headerBytes) {
      const type = buffer.readUInt8(at);
      const end = at + 1 + buffer.readInt32BE(at + 1);
      if (isStreamed(type)) {
        this.#rowBytesLeft = Math.max(0, end - buffer.length);
        at = Math.min(buffer.length, end);
        continue;
      }
      if (end > buffer.length) break;
      if (at > rowsFrom) this.#onMessage(messageType.dataRow, buffer.subarray(rowsFrom, at));
      this.#onMessage(type, buffer.subarray(at, end));
      at = end;
      rowsFrom = end;
    }
    if (at > rowsFrom) this.#onMessage(messageType.dataRow, buffer.subarray(rowsFrom, at));
    if (at < buffer.length) this.#rest = buffer.subarray(at);
  }
}
