import type { NetAnswered, NetAsked, NetQuestions } from './messages.ts';

/** Asks the net in its worker. */
export interface NetHand {
  ask<Name extends keyof NetQuestions>(
    name: Name,
    ask: NetQuestions[Name]['ask'],
  ): Promise<NetQuestions[Name]['answer']>;
  close(): void;
}

/** Starts a worker that holds one part of a net. A promise fails where the worker does. */
export const startNetWorker = (): NetHand => {
  const worker = new Worker(new URL('./net-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (reason: Error) => void }>();
  let last = 0;
  const failAll = (reason: Error): void => {
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<NetAnswered>) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failed' in data) asker?.reject(new Error(data.failed));
    else asker?.resolve(data.answer as never);
  });
  worker.addEventListener('error', (event) => failAll(new Error(event.message)));
  return {
    ask: (name, ask) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ id: last, name, ask } as NetAsked);
      }),
    close: () => {
      worker.terminate();
      failAll(new Error('the worker was closed'));
    },
  };
};
