import type { AppOfPerson } from '../test-app.ts';
import { type Detector, type Hit, withoutEcho } from './detector.ts';
import type { Question } from './questions.ts';

/** A canary that somebody got to see. */
export interface Leak extends Hit {
  readonly path: string;
}

export interface Sweep {
  readonly leaks: Leak[];
  /** Answers by their status. */
  readonly statuses: Map<number, number>;
  readonly byteCount: number;
}

interface Answer {
  readonly status: number;
  readonly bytes: Buffer;
  readonly next: string | null;
  readonly items: readonly string[];
}

const firstEvents = async (body: ReadableStream<Uint8Array> | null): Promise<Buffer> => {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  const stopAt = Date.now() + 1_500;
  while (reader !== undefined && Date.now() < stopAt) {
    const chunk = await Promise.race([
      reader.read(),
      new Promise<null>((done) => setTimeout(() => done(null), 300)),
    ]);
    if (chunk === null || chunk.done) break;
    chunks.push(chunk.value);
  }
  await reader?.cancel();
  return Buffer.concat(chunks);
};

const headersOf = (answer: Response): string =>
  [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');

const ask = async (person: AppOfPerson, path: string): Promise<Answer> => {
  const answer = await person.request(path);
  const isStream = answer.headers.get('Content-Type')?.includes('event-stream') ?? false;
  const body = isStream ? await firstEvents(answer.body) : Buffer.from(await answer.arrayBuffer());
  const bytes = Buffer.concat([Buffer.from(`${headersOf(answer)}\n\n`), body]);
  const moved = answer.headers.get('Location');
  if (moved !== null) return { status: answer.status, bytes, next: moved, items: [] };
  if (answer.status !== 200 || !path.includes('/items'))
    return { status: answer.status, bytes, next: null, items: [] };
  const json = JSON.parse(body.toString('utf8')) as {
    links?: { rel: string; href: string }[];
    features?: { id: string | number }[];
  };
  const next = json.links?.find(({ rel }) => rel === 'next')?.href ?? null;
  const place = path.split('?')[0] ?? '';
  return {
    status: answer.status,
    bytes,
    next: next === null ? null : new URL(next, 'http://localhost').href.replace(/^https?:\/\/[^/]+/, ''),
    items: (json.features ?? []).slice(0, 2).map(({ id }) => `${place}/${encodeURIComponent(String(id))}`),
  };
};

/** Asks all questions as one person and looks through the answers; pages and some single items are followed. */
export const sweep = async (
  person: AppOfPerson,
  questions: readonly Question[],
  detect: Detector,
  mayRead: (path: string) => readonly string[] = () => [],
): Promise<Sweep> => {
  const found = { leaks: [] as Leak[], statuses: new Map<number, number>(), byteCount: 0 };
  const todo = [...questions];
  for (let question = todo.shift(); question !== undefined; question = todo.shift()) {
    const { path, said } = question;
    const { status, bytes, next, items } = await ask(person, path);
    found.statuses.set(status, (found.statuses.get(status) ?? 0) + 1);
    found.byteCount += bytes.length;
    const rest = withoutEcho(bytes, [...said, ...mayRead(path)]);
    found.leaks.push(...detect(rest).map((hit) => ({ ...hit, path })));
    if (next !== null) todo.unshift({ path: next, said });
    if (said.length === 0) todo.push(...items.map((item) => ({ path: item, said: ['no echo'] })));
  }
  return found;
};
