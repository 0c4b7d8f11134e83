import type { ErrorBody } from '../../server/contract/error-body.ts';
import type { LayerEvent } from '../../server/contract/events.ts';
import { currentLanguage } from '../i18n/setup.ts';

/** A request that got no answer (`status` 0) or one that says what is wrong. */
export class RequestError extends Error {
  readonly status: number;
  readonly requestId: string | null;

  constructor(status: number, message: string, requestId: string | null) {
    super(message);
    this.name = 'RequestError';
    this.status = status;
    this.requestId = requestId;
  }
}

type Parameters = Readonly<Record<string, string | number | undefined>>;

const addressOf = (path: string, parameters: Parameters): string => {
  const known = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(known.map(([name, value]) => [name, String(value)]));
  return search.size === 0 ? path : `${path}?${search}`;
};

const readError = async (response: Response): Promise<RequestError> => {
  const body = (await response.json().catch(() => null)) as ErrorBody | null;
  return new RequestError(response.status, body?.message ?? response.statusText, body?.requestId ?? null);
};

/** Reads JSON from our own server. Throws a RequestError that says in the page's language what is wrong. */
export const getJson = async <Answer>(
  path: string,
  parameters: Parameters = {},
  signal?: AbortSignal,
): Promise<Answer> => {
  const response = await fetch(addressOf(path, parameters), {
    headers: { accept: 'application/json, application/geo+json', 'accept-language': currentLanguage() },
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new RequestError(0, String(cause), null);
  });
  if (!response.ok) throw await readError(response);
  return (await response.json()) as Answer;
};

interface LiveUpdates {
  readonly onLayer: (event: LayerEvent) => void;
  readonly onConnected: (connected: boolean) => void;
}

/** Listens to the server's events until the returned function is called; the browser reconnects by itself. */
export const listenToServer = ({ onLayer, onConnected }: LiveUpdates): (() => void) => {
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
      retry = setTimeout(open, 3000);
    });
  };
  open();
  return () => {
    clearTimeout(retry);
    source?.close();
  };
};
