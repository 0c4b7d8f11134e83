/** Where a text stops being JSON; `found` is empty at the end of the text. */
export interface JsonFault {
  readonly position: number;
  readonly expected: string;
  readonly found: string;
}

const valueStart = 'value';
const space = /[ \t\n\r]*/y;
const escapeToken = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const literalToken = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

type Place = 'value' | 'first-item' | 'first-key' | 'key' | 'colon' | 'after';

/** Walks over JSON with a stack of its own, so that no depth of nesting can exhaust it. */
class Walker {
  readonly #text: string;
  readonly #open: ('{' | '[')[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  find(): JsonFault | null {
    let place: Place = 'value';
    for (;;) {
      this.#match(space);
      const next = this.#step(place, this.#text[this.#at] ?? '');
      if (next === null || typeof next === 'object') return next;
      place = next;
    }
  }

  /** Goes one token on; null at the proper end. */
  #step(place: Place, sign: string): Place | JsonFault | null {
    switch (place) {
      case 'value':
        return this.#value(sign);
      case 'first-item':
        return sign === ']' ? this.#close() : this.#value(sign);
      case 'first-key':
        return sign === '}' ? this.#close() : this.#key();
      case 'key':
        return this.#key();
      case 'colon':
        return sign === ':' ? this.#skip('value') : this.#fault(':');
      case 'after':
        return this.#after(sign);
    }
  }

  #value(sign: string): Place | JsonFault {
    if (sign === '{' || sign === '[') {
      this.#open.push(sign);
      return this.#skip(sign === '{' ? 'first-key' : 'first-item');
    }
    if (sign === '"') return this.#string('after');
    return this.#match(literalToken) ? 'after' : this.#fault(valueStart);
  }

  #key(): Place | JsonFault {
    return this.#text[this.#at] === '"' ? this.#string('colon') : this.#fault('"');
  }

  #string(next: Place): Place | JsonFault {
    this.#at += 1;
    while (this.#at < this.#text.length) {
      const sign = this.#text.charCodeAt(this.#at);
      if (sign === 0x22) return this.#skip(next);
      if (sign < 0x20) return this.#fault('"');
      if (sign !== 0x5c) this.#at += 1;
      else if (!this.#match(escapeToken)) return this.#fault('" \\ / b f n r t u');
    }
    return this.#fault('"');
  }

  #after(sign: string): Place | JsonFault | null {
    const open = this.#open.at(-1);
    if (open === undefined) return sign === '' ? null : this.#fault('EOF');
    const closing = open === '{' ? '}' : ']';
    if (sign === closing) return this.#close();
    if (sign === ',') return this.#skip(open === '{' ? 'key' : 'value');
    return this.#fault(`, ${closing}`);
  }

  #close(): Place {
    this.#open.pop();
    return this.#skip('after');
  }

  #skip(next: Place): Place {
    this.#at += 1;
    return next;
  }

  #match(token: RegExp): boolean {
    token.lastIndex = this.#at;
    if (!token.test(this.#text)) return false;
    this.#at = token.lastIndex;
    return true;
  }

  #fault(expected: string): JsonFault {
    const sign = this.#text[this.#at];
    const found = sign === undefined ? '' : JSON.stringify(sign).slice(1, -1);
    return { position: this.#at, expected, found };
  }
}

/** The first place where a text is not JSON (RFC 8259), or null; Node's own messages often name none. */
export const findJsonFault = (text: string): JsonFault | null => new Walker(text).find();
