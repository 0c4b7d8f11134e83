import { type ClientResponse, hc, type InferRequestType } from 'hono/client';
import type { App } from '../../server/app.ts';
import type { ErrorBody } from '../../server/contract/error-body.ts';
import type { LayerEvent } from '../../server/contract/events.ts';
import { currentLanguage } from '../i18n/language.ts';

/** A request that got no answer (`status` 0) or one that says what is wrong. */
export class RequestError extends Error {
  readonly status: number;
  /** A code of the error catalogue; empty without an answer. */
  readonly code: string;
  readonly requestId: string | null;
  /** Longitude and latitude of the first place that is named. */
  readonly place: readonly [number, number] | null;

  constructor(
    status: number,
    message: string,
    code = '',
    requestId: string | null = null,
    place: RequestError['place'] = null,
  ) {
    super(message);
    this.name = 'RequestError';
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.place = place;
  }
}

let tellSessionChange: () => void = () => undefined;

/** Calls `tell` whenever the server refuses what the page took for allowed. */
export const whenSessionMayHaveChanged = (tell: () => void): void => {
  tellSessionChange = tell;
};

type Parameters = Readonly<Record<string, string | number | undefined>>;

const addressOf = (path: string, parameters: Parameters): string => {
  const known = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(known.map(([name, value]) => [name, String(value)]));
  return search.size === 0 ? path : `${path}?${search}`;
};

const readError = async (response: Response): Promise<RequestError> => {
  const body = (await response.json().catch(() => null)) as ErrorBody | null;
  const place = body?.details.find((detail) => detail.place !== undefined)?.place;
  return new RequestError(
    ...([response.status, body?.message ?? response.statusText, body?.code, body?.requestId, place] as const),
  );
};

/** Asks our own server in the page's language; throws a RequestError where there is no answer or it is not good. */
const askServer = async (address: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
  const headers = new Headers(init?.headers);
  headers.set('accept-language', currentLanguage());
  const response = await fetch(address, { ...init, headers }).catch((cause: unknown) => {
    if (init?.signal?.aborted) throw cause;
    throw new RequestError(0, String(cause));
  });
  if (response.ok) return response;
  const error = await readError(response);
  if (error.code === 'sign-in-needed' || error.code === 'not-allowed') tellSessionChange();
  throw error;
};

/** The server's routes as functions, typed by the server itself. */
export const { api } = hc<App>('/', { fetch: askServer });

/** The body that a call sends. */
export type BodyOf<Call> = InferRequestType<Call> extends { json: infer Body } ? Body : never;

type GoodAnswer<Call> = Call extends ClientResponse<infer Answer, 200 | 201, 'json'> ? Answer : never;

/** The body of a good answer; the client throws for all others. */
export const answerOf = async <Call extends ClientResponse<unknown, number, string>>(
  call: Promise<Call>,
): Promise<GoodAnswer<Call>> => (await (await call).json()) as GoodAnswer<Call>;

/** Reads JSON from addresses that are no part of the typed interface: tiles and the GeoJSON door. */
export const getJson = async <Answer>(
  path: string,
  parameters: Parameters = {},
  signal?: AbortSignal,
): Promise<Answer> => {
  const response = await askServer(addressOf(path, parameters), signal ? { signal } : {});
  return (await response.json()) as Answer;
};

interface LiveUpdates {
  readonly onLayer: (event: LayerEvent) => void;
  /** The server takes no stream of ours: the session may have ended. */
  readonly onRefused: () => void;
  readonly onConnected: (connected: boolean) => void;
}

/** Listens to the server's events until the returned function is called; the browser reconnects by itself. */
export const listenToServer = ({ onLayer, onRefused, onConnected }: LiveUpdates): (() => void) => {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    source = new EventSource('/api/events');
    source.addEventListener('open', () => onConnected(true));
    source.addEventListener('layer', (message) => onLayer(JSON.parse(message.data) as LayerEvent));
    source.addEventListener('error', () => {
      onConnected(false);
      if (source?.readyState !== EventSource.CLOSED) return;
      source.close();
      onRefused();
      retry = setTimeout(open, 3000);
    });
  };
  open();
  return () => {
    clearTimeout(retry);
    source?.close();
  };
};
