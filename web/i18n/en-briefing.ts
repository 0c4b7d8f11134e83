import type { WordsLike } from './words.ts';
import type { zhCnBriefing } from './zh-cn-briefing.ts';

/** Words of playback and of the briefing, in English. */
export const enBriefing: WordsLike<typeof zhCnBriefing> = {
  playback: {
    play: 'Play',
    pause: 'Pause',
    step: 'One step on',
    speed: 'Speed',
    nothing: 'All of the time is chosen; there is nothing to play',
  },
  briefing: {
    title: '{{district}}: requests in brief',
    open: 'Briefing',
    back: 'Back to the map',
    print: 'Print or save as PDF',
    docx: 'Word document',
    preparing: 'Drawing the map …',
    made: 'Made {{time}}',
    map: 'Map of {{title}}',
    more: 'The table lists the first {{shown}} of {{all}} units; all are in the exported table.',
  },
};
