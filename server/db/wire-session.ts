import { randomInt } from 'node:crypto';
import type { Socket } from 'node:net';
import { messageType, readSql, readStatementName, type TransactionState } from './wire-frames.ts';

/** LISTEN or UNLISTEN of a channel; without a channel, UNLISTEN of all. */
interface ListenCommand {
  listen: boolean;
  channel: string | undefined;
}

/** `set local app.hold_ms = …`: how long the transaction may keep the engine. */
const holdPattern = /^set\s+local\s+app\.hold_ms\s*=\s*(\d+)\s*;?\s*$/i;
const leading = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*/;
const listenPattern = /^(un)?listen\s+(?:"((?:[^"]|"")+)"|(\w+)|\*)\s*;?\s*$/i;
const copyInPattern = /^copy\b[^;]*\bfrom\s+stdin\b/i;
const laterCopyInPattern = /;\s*copy\b[^;]*\bfrom\s+stdin\b/i;

const withoutLeadingComments = (sql: string): string => sql.slice(leading.exec(sql)?.[0].length ?? 0);

/** Whether the text is COPY … FROM STDIN, has one after another statement, or has none. */
export const copyInPlace = (sql: string): 'first' | 'later' | 'none' => {
  if (copyInPattern.test(withoutLeadingComments(sql))) return 'first';
  return laterCopyInPattern.test(sql) ? 'later' : 'none';
};

const listenCommandOf = (sql: string): ListenCommand | undefined => {
  const match = listenPattern.exec(withoutLeadingComments(sql));
  if (!match) return undefined;
  return { listen: !match[1], channel: match[2]?.replaceAll('""', '"') ?? match[3]?.toLowerCase() };
};

/** One client connection of the wire server: what it sent, and where its transaction stands. */
export class WireSession {
  readonly id: number;
  readonly secret: number = randomInt(2 ** 31 - 1);
  readonly socket: Socket;
  readonly queue: Buffer[] = [];
  readonly channels = new Set<string>();
  /** Prepared statements of this session, with what they would do to its channels. */
  readonly statements = new Map<string, ListenCommand | undefined>();
  accepted = false;
  gone = false;
  /** Messages of an extended-protocol unit have come, but not yet its Sync. */
  inUnit = false;
  /** After an error in an extended-protocol unit everything is skipped until its Sync. */
  discarding = false;
  /** Rows of a COPY FROM STDIN, from its query on, until they are complete. */
  copy: { parts: Buffer[]; bytes: number } | undefined;
  state: TransactionState = 'I';
  heardAt = 0;
  /** How long its present transaction may keep the engine, when it asked for more than usual. */
  holdMs: number | undefined;
  #pending: ListenCommand[] = [];

  constructor(id: number, socket: Socket) {
    this.id = id;
    this.socket = socket;
  }

  /** Remembers what a message will do to prepared statements and channels if its unit succeeds. */
  observe(message: Buffer): void {
    if (message[0] === messageType.query) {
      const sql = readSql(message);
      const command = listenCommandOf(sql);
      if (command) this.#pending.push(command);
      const hold = holdPattern.exec(sql);
      if (hold && this.state === 'T') this.holdMs = Number(hold[1]);
    } else if (message[0] === messageType.parse) {
      this.statements.set(readStatementName(message), listenCommandOf(readSql(message)));
    } else if (message[0] === messageType.bind) {
      const portalEnd = message.indexOf(0, 5);
      const name = message.toString('utf8', portalEnd + 1, message.indexOf(0, portalEnd + 1));
      const command = this.statements.get(name);
      if (command) this.#pending.push(command);
    }
  }

  /** At the end of a unit: takes over the channels it changed, and gives those that were left. */
  settleChannels(succeeded: boolean): string[] {
    const left: string[] = [];
    for (const { listen, channel } of succeeded ? this.#pending : []) {
      if (listen && channel !== undefined) this.channels.add(channel);
      else {
        const leaving = channel === undefined ? [...this.channels] : [channel];
        for (const name of leaving) this.channels.delete(name);
        left.push(...leaving);
      }
    }
    this.#pending = [];
    return left;
  }
}
