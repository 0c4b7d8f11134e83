import { type DestinationStream, type Logger, pino } from 'pino';
import type { Settings } from './settings.ts';

/** Of an error only what says where to look: a database's `detail` quotes rows, its `parameters` are values. */
const describeError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return { message: String(error) };
  const {
    code,
    table_name: table,
    constraint_name: constraint,
  } = error as unknown as Record<string, unknown>;
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
};

const secretPaths = ['authorization', 'cookie', 'password', 'token', 'secret', 'setupCode'].flatMap(
  (name) => [name, `*.${name}`],
);

/** The log of the process, which holds no secrets whoever writes to it. */
export const openLog = (level: Settings['logLevel'], destination: DestinationStream): Logger =>
  pino(
    {
      level,
      serializers: { err: describeError },
      redact: { paths: secretPaths, censor: '…' },
    },
    destination,
  );
