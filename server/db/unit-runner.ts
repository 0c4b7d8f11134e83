import type { Engine } from './engine.ts';
import {
  copyInFrame,
  errorFrame,
  messageType,
  queryFrame,
  readSql,
  readyFrame,
  type TransactionState,
} from './wire-frames.ts';
import { copyInPlace, type WireSession } from './wire-session.ts';

/** Remedies that a test may switch off to see what they are good for. */
export interface WireSwitches {
  /** One ReadyForQuery per Sync or Query. */
  singleReady: boolean;
  /** A statement without its acknowledgement fails. */
  acknowledgement: boolean;
  /** NOTIFY reaches the sessions that listen. */
  notification: boolean;
  /** COPY FROM STDIN is assembled before the engine sees it. */
  copyAssembly: boolean;
}

const codes = (types: string): Set<number> => new Set([...types].map((type) => type.charCodeAt(0)));

/** Which answers say that the engine has really done what a message asked for. */
const acknowledgements = new Map<number, Set<number>>([
  [messageType.parse, codes('1')],
  [messageType.bind, codes('2')],
  [messageType.describe, codes('Tn')],
  [messageType.close, codes('3')],
  [messageType.execute, codes('CIsGHW')],
]);

const unitEnds = new Set<number>([messageType.sync, messageType.query, messageType.functionCall]);
const copyDone = 0x63;
const copyFail = 0x66;
/** Messages that begin nothing: outside of a unit or a COPY they mean nothing, and clients do send them late. */
const idleMessages = new Set<number>([messageType.copyData, copyDone, copyFail, messageType.flush]);
const copyBytesMax = 512 * 1024 * 1024;
const failTransaction = queryFrame(
  `do $$begin raise exception using errcode = 'XX000', message = 'the engine swallowed the statement'; end$$`,
);

/** What follows for the engine: it is free for others, or this session must go on first. */
export type Ownership = 'free' | 'held';

/** Runs the messages of sessions on the engine, and answers as a PostgreSQL server would. */
export class UnitRunner {
  readonly #engine: Engine;
  readonly #switches: WireSwitches;
  readonly #onNotification: (message: Buffer) => void;
  readonly #onChannelsLeft: (channels: string[]) => void;

  constructor(
    engine: Engine,
    switches: WireSwitches,
    onNotification: (message: Buffer) => void,
    onChannelsLeft: (channels: string[]) => void,
  ) {
    this.#engine = engine;
    this.#switches = switches;
    this.#onNotification = onNotification;
    this.#onChannelsLeft = onChannelsLeft;
  }

  /** Runs one message of a session. */
  run(session: WireSession, message: Buffer): Ownership {
    if (session.copy) return this.#collectCopy(session, message);
    const type = message.readUInt8(0);
    if (!session.inUnit && idleMessages.has(type)) return session.state === 'I' ? 'free' : 'held';
    if (type === messageType.query || type === messageType.parse) {
      const copyIn = copyInPlace(readSql(message));
      if (copyIn !== 'none' && this.#switches.copyAssembly) {
        if (type === messageType.query && copyIn === 'first') return this.#beginCopy(session, message);
        return this.#refuse(session, type, 'COPY FROM STDIN must be a simple query of its own');
      }
    }
    session.observe(message);
    return this.#execute(session, type, message);
  }

  /** Runs a message on nobody's behalf, for tidying up; gives the transaction state if it was told. */
  runQuietly(message: Buffer): TransactionState | undefined {
    let state: TransactionState | undefined;
    this.#engine.run(message, (type, bytes) => {
      if (type === messageType.readyForQuery)
        state = String.fromCharCode(bytes.readUInt8(5)) as TransactionState;
      else if (type === messageType.notification) this.#onNotification(bytes);
    });
    return state;
  }

  #execute(session: WireSession, type: number, message: Buffer): Ownership {
    const endsUnit = unitEnds.has(type);
    session.inUnit = true;
    if (session.discarding && type !== messageType.sync) return 'held';
    const wanted = acknowledgements.get(type);
    let acknowledged = !wanted;
    let ready: Buffer | undefined;
    let failed = session.discarding;
    this.#engine.run(message, (answerType, bytes) => {
      if (answerType === messageType.readyForQuery && (endsUnit || this.#switches.singleReady)) {
        if (endsUnit) ready = bytes;
        return;
      }
      if (answerType === messageType.notification) {
        if (this.#switches.notification) this.#onNotification(bytes);
        return;
      }
      if (answerType === messageType.copyInResponse && type === messageType.query) return;
      if (answerType === messageType.error) {
        acknowledged = true;
        failed = true;
        if (!endsUnit) session.discarding = true;
      } else if (wanted?.has(answerType)) acknowledged = true;
      session.socket.write(bytes);
    });
    if (this.#switches.acknowledgement && (endsUnit ? !ready : !acknowledged)) {
      ready = this.#failSwallowed(session) ?? ready;
      if (!endsUnit) session.discarding = true;
    }
    return endsUnit ? this.#endUnit(session, ready ?? readyFrame('I'), !failed) : 'held';
  }

  #endUnit(session: WireSession, ready: Buffer, succeeded: boolean): Ownership {
    session.discarding = false;
    session.inUnit = false;
    session.state = String.fromCharCode(ready.readUInt8(5)) as TransactionState;
    this.#onChannelsLeft(session.settleChannels(succeeded));
    session.socket.write(ready);
    return session.state === 'I' ? 'free' : 'held';
  }

  /** A statement came back without an answer: its transaction must not be committed. */
  #failSwallowed(session: WireSession): Buffer | undefined {
    let ready: Buffer | undefined;
    this.#engine.run(failTransaction, (type, bytes) => {
      if (type === messageType.error) session.socket.write(bytes);
      else if (type === messageType.readyForQuery) ready = bytes;
    });
    return ready;
  }

  #refuse(session: WireSession, type: number, message: string): Ownership {
    session.socket.write(errorFrame('0A000', message));
    if (type === messageType.query) {
      session.socket.write(readyFrame(session.state));
      return session.state === 'I' ? 'free' : 'held';
    }
    session.inUnit = true;
    session.discarding = true;
    return 'held';
  }

  #beginCopy(session: WireSession, message: Buffer): Ownership {
    session.copy = { parts: [message], bytes: message.length };
    session.socket.write(copyInFrame());
    return session.state === 'I' ? 'free' : 'held';
  }

  /** The engine cannot wait for a client in the middle of a statement, so it gets a COPY as a whole. */
  #collectCopy(session: WireSession, message: Buffer): Ownership {
    const copy = session.copy;
    const type = message.readUInt8(0);
    const isRows = type === messageType.copyData;
    if (copy && (isRows || type === copyDone || type === copyFail)) {
      copy.bytes += message.length;
      if (copy.bytes > copyBytesMax) copy.parts.length = 0;
      else copy.parts.push(message);
    }
    if (copy && (type === copyDone || type === copyFail)) {
      session.copy = undefined;
      if (copy.bytes > copyBytesMax)
        return this.#refuse(session, messageType.query, 'COPY is too large, send it in parts');
      return this.#execute(session, messageType.query, Buffer.concat(copy.parts));
    }
    return session.state === 'I' ? 'free' : 'held';
  }
}
