/** Message types of the PostgreSQL wire protocol, version 3, as byte values. */
export const messageType = {
  authentication: 0x52,
  backendKey: 0x4b,
  bind: 0x42,
  close: 0x43,
  copyData: 0x64,
  copyInResponse: 0x47,
  dataRow: 0x44,
  describe: 0x44,
  error: 0x45,
  execute: 0x45,
  flush: 0x48,
  functionCall: 0x46,
  notification: 0x41,
  parameterStatus: 0x53,
  parse: 0x50,
  query: 0x51,
  readyForQuery: 0x5a,
  sync: 0x53,
  terminate: 0x58,
} as const;

/** State of a session's transaction as ReadyForQuery reports it: idle, in a transaction, failed. */
export type TransactionState = 'I' | 'T' | 'E';

/** A whole message: type byte, length, then the parts; strings are ended by a zero byte. */
const frame = (type: number, ...parts: readonly (string | Buffer)[]): Buffer => {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)),
  );
  const message = Buffer.allocUnsafe(5 + body.length);
  message[0] = type;
  message.writeInt32BE(4 + body.length, 1);
  body.copy(message, 5);
  return message;
};

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

/** ErrorResponse with an SQLSTATE code; `FATAL` announces that the connection ends. */
export const errorFrame = (sqlState: string, message: string, severity = 'ERROR'): Buffer =>
  frame(messageType.error, `S${severity}`, `V${severity}`, `C${sqlState}`, `M${message}`, Buffer.from([0]));

/** ReadyForQuery. */
export const readyFrame = (state: TransactionState): Buffer =>
  frame(messageType.readyForQuery, Buffer.from(state));

/** A simple query. */
export const queryFrame = (text: string): Buffer => frame(messageType.query, text);

/** Sync: ends an extended-protocol unit. */
export const syncFrame = (): Buffer => frame(messageType.sync);

/** Close of a prepared statement. */
export const closeStatementFrame = (name: string): Buffer => frame(messageType.close, Buffer.from('S'), name);

/** CopyInResponse in text format: the client may send its rows. */
export const copyInFrame = (): Buffer => frame(messageType.copyInResponse, Buffer.from([0, 0, 0]));

/** Everything a client is told when its connection is accepted. */
export const welcomeFrames = (
  parameters: Readonly<Record<string, string>>,
  sessionId: number,
  secret: number,
): Buffer =>
  Buffer.concat([
    frame(messageType.authentication, int32(0)),
    ...Object.entries(parameters).map(([name, value]) => frame(messageType.parameterStatus, name, value)),
    frame(messageType.backendKey, int32(sessionId), int32(secret)),
    readyFrame('I'),
  ]);

/** Channel and payload of a NotificationResponse. */
export const readNotification = (message: Buffer): { channel: string; payload: string } => {
  const channelEnd = message.indexOf(0, 9);
  return {
    channel: message.toString('utf8', 9, channelEnd),
    payload: message.toString('utf8', channelEnd + 1, message.length - 1),
  };
};

/** SQL text of a Query or Parse message. */
export const readSql = (message: Buffer): string => {
  const start = message[0] === messageType.parse ? message.indexOf(0, 5) + 1 : 5;
  return message.toString('utf8', start, message.indexOf(0, start));
};

/** Name of the prepared statement of a Parse message, empty for the unnamed one. */
export const readStatementName = (message: Buffer): string =>
  message.toString('utf8', 5, message.indexOf(0, 5));
