import { createServer, type Server, type Socket } from 'node:net';
import type { Engine } from './engine.ts';
import { UnitRunner, type WireSwitches } from './unit-runner.ts';
import {
  closeStatementFrame,
  errorFrame,
  messageType,
  queryFrame,
  readNotification,
  readyFrame,
  syncFrame,
  welcomeFrames,
} from './wire-frames.ts';
import { ClientReader, type StartupMessage } from './wire-reader.ts';
import { WireSession } from './wire-session.ts';

const cancelRequest = 80_877_102;
const encryptionRequests = new Set([80_877_103, 80_877_104]);

export interface WireServerOptions {
  engine: Engine;
  /** Path of the unix socket or named pipe. */
  path: string;
  /** An open transaction whose client is silent this long is rolled back and its connection ended. */
  idleTransactionMs: number;
  /** A transaction that holds the engine this long is ended at its next message. */
  holdMs: number;
  switches: WireSwitches;
  /** Told until when (ms since 1970) the session that has the engine may keep it; 0 when it is given back. */
  onHeldUntil(epochMs: number): void;
  onFatal(reason: unknown): void;
}

/**
 * Lets many connections share the one session of the embedded engine. The engine belongs to one connection for
 * a whole unit, that is until its transaction is over; the others wait in turn.
 */
export class WireServer {
  readonly #options: WireServerOptions;
  readonly #runner: UnitRunner;
  readonly #server: Server;
  readonly #sessions = new Set<WireSession>();
  #owner: WireSession | undefined;
  #heldSince = 0;
  #scheduled = false;
  #idleTimer: NodeJS.Timeout | undefined;
  #nextId = 1;

  constructor(options: WireServerOptions) {
    this.#options = options;
    this.#runner = new UnitRunner(
      options.engine,
      options.switches,
      (message) => this.#notify(message),
      (channels) => this.#listenAgain(channels),
    );
    this.#server = createServer((socket) => this.#accept(socket));
  }

  /** Begins to take connections. */
  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.path, resolve);
    });
  }

  /** Ends all connections and stops. */
  async stop(): Promise<void> {
    const stopped = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const session of this.#sessions) session.socket.destroy();
    clearTimeout(this.#idleTimer);
    await stopped;
  }

  #accept(socket: Socket): void {
    const session = new WireSession(this.#nextId, socket);
    this.#nextId += 1;
    this.#sessions.add(session);
    const reader = new ClientReader();
    socket.on('data', (bytes: Buffer) => {
      session.heardAt = Date.now();
      reader.push(bytes);
      try {
        this.#read(session, reader);
      } catch {
        socket.destroy();
      }
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      session.gone = true;
      session.queue.length = 0;
      this.#schedule();
    });
  }

  #read(session: WireSession, reader: ClientReader): void {
    while (!session.accepted) {
      const startup = reader.nextStartup();
      if (!startup) return;
      this.#startUp(session, startup);
    }
    for (let message = reader.next(); message; message = reader.next()) {
      if (message[0] === messageType.terminate) session.socket.end();
      else session.queue.push(message);
    }
    this.#schedule();
  }

  #startUp(session: WireSession, { code, body }: StartupMessage): void {
    if (encryptionRequests.has(code)) session.socket.write('N');
    else if (code === cancelRequest) {
      this.#cancel(body.readInt32BE(0), body.readInt32BE(4));
      session.accepted = true;
      session.socket.end();
    } else {
      session.accepted = true;
      session.socket.write(welcomeFrames(this.#parameters(), session.id, session.secret));
    }
  }

  #parameters(): Record<string, string> {
    return {
      server_version: this.#options.engine.serverVersion,
      server_encoding: 'UTF8',
      client_encoding: 'UTF8',
      DateStyle: 'ISO, MDY',
      TimeZone: 'UTC',
      integer_datetimes: 'on',
      standard_conforming_strings: 'on',
    };
  }

  /** Answers the next waiting unit of a session without running it; a running one cannot be reached. */
  #cancel(id: number, secret: number): void {
    const session = [...this.#sessions].find(
      (candidate) => candidate.id === id && candidate.secret === secret,
    );
    if (!session || session === this.#owner || session.queue.length === 0) return;
    const end = session.queue.findIndex(
      (message) => message[0] === messageType.sync || message[0] === messageType.query,
    );
    session.queue.splice(0, end < 0 ? session.queue.length : end + 1);
    session.socket.write(errorFrame('57014', 'canceling statement due to user request'));
    if (end < 0) session.discarding = true;
    else session.socket.write(readyFrame(session.state));
  }

  #notify(message: Buffer): void {
    const { channel } = readNotification(message);
    for (const session of this.#sessions) {
      if (!session.gone && session.channels.has(channel)) session.socket.write(message);
    }
  }

  /** All sessions listen through one engine session: what one leaves, others may still want. */
  #listenAgain(channels: readonly string[]): void {
    for (const channel of channels) {
      const wanted = [...this.#sessions].some((session) => session.channels.has(channel));
      if (wanted) this.#runner.runQuietly(queryFrame(`listen "${channel.replaceAll('"', '""')}"`));
    }
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      try {
        this.#turn();
      } catch (error) {
        this.#options.onFatal(error);
      }
    });
  }

  #next(): WireSession | undefined {
    if (this.#owner) return this.#owner;
    for (const session of this.#sessions) if (session.gone || session.queue.length > 0) return session;
    return undefined;
  }

  /** One turn of the engine: messages of one session up to the end of a unit. */
  #turn(): void {
    const session = this.#next();
    if (!session) return;
    clearTimeout(this.#idleTimer);
    if (session.gone) {
      this.#tidyUp(session);
      this.#schedule();
      return;
    }
    this.#take(session);
    session.socket.cork();
    for (let message = session.queue.shift(); message; message = session.queue.shift()) {
      if (this.#overdue(session)) break;
      if (this.#runner.run(session, message) === 'free') {
        this.#giveBack(session);
        break;
      }
      this.#options.onHeldUntil(this.#heldUntil(session));
      if (message[0] === messageType.sync || message[0] === messageType.query) break;
    }
    session.socket.uncork();
    if (this.#owner && session.queue.length === 0 && !session.gone) this.#watchIdle(session);
    else this.#schedule();
  }

  #take(session: WireSession): void {
    if (this.#owner === session) return;
    this.#owner = session;
    this.#heldSince = Date.now();
    this.#options.onHeldUntil(this.#heldUntil(session));
  }

  #heldUntil(session: WireSession): number {
    return this.#heldSince + (session.holdMs ?? this.#options.holdMs);
  }

  #giveBack(session: WireSession): void {
    this.#owner = undefined;
    session.holdMs = undefined;
    this.#options.onHeldUntil(0);
    if (!this.#sessions.delete(session)) return;
    this.#sessions.add(session); // to the end: the others have their turn first
  }

  #overdue(session: WireSession): boolean {
    const overdue = session.state !== 'I' && Date.now() > this.#heldUntil(session);
    if (overdue) this.#cutOff(session, '25P04', 'terminating connection due to transaction timeout');
    return overdue;
  }

  #watchIdle(session: WireSession): void {
    const limitMs = session.holdMs ?? this.#options.idleTransactionMs;
    const check = (): void => {
      if (this.#owner !== session) return;
      if (Date.now() - session.heardAt < limitMs) this.#watchIdle(session);
      else this.#cutOff(session, '25P03', 'terminating connection due to idle-in-transaction timeout');
    };
    this.#idleTimer = setTimeout(check, Math.max(session.heardAt + limitMs - Date.now(), 1));
  }

  #cutOff(session: WireSession, sqlState: string, message: string): void {
    session.socket.write(errorFrame(sqlState, message, 'FATAL'));
    session.socket.end();
    session.gone = true;
    session.queue.length = 0;
    this.#schedule();
  }

  /** After its client has left: rolls back what it had open and drops its prepared statements. */
  #tidyUp(session: WireSession): void {
    if (this.#owner === session) {
      if (this.#runner.runQuietly(syncFrame()) !== 'I') this.#runner.runQuietly(queryFrame('rollback'));
      this.#giveBack(session);
    }
    this.#sessions.delete(session);
    for (const name of session.statements.keys()) {
      if (name !== '') this.#runner.runQuietly(closeStatementFrame(name));
    }
    if (session.statements.size > 0) this.#runner.runQuietly(syncFrame());
  }
}
