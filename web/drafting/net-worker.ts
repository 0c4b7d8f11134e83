import { compareNets } from './comparison.ts';
import { DrawnNet } from './drawn-net.ts';
import type { NetAnswered, NetAsked } from './messages.ts';

let drawn: DrawnNet | null = null;

const answerTo = (asked: NetAsked): unknown => {
  if (asked.name === 'open') {
    drawn = new DrawnNet(asked.ask);
    return drawn.picture();
  }
  if (asked.name === 'compare') {
    const { bytes, patches, ground } = asked.ask;
    return compareNets(bytes, patches, ground);
  }
  if (drawn === null) throw new Error('no part is open');
  switch (asked.name) {
    case 'pick':
      return drawn.pick(asked.ask.point);
    case 'perform':
      return drawn.perform(asked.ask.changes);
    case 'mark':
      return drawn.mark(asked.ask);
    case 'split':
      return drawn.split(asked.ask.lines, asked.ask.unit);
  }
};

addEventListener('message', ({ data }: MessageEvent<NetAsked>) => {
  let told: NetAnswered;
  try {
    told = { id: data.id, answer: answerTo(data) };
  } catch (error) {
    told = { id: data.id, failed: String(error) };
  }
  postMessage(told);
});
