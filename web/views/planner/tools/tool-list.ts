export const toolNames = ['select', 'split', 'reshape', 'replace', 'assign'] as const;
export type ToolName = (typeof toolNames)[number];

/** The key that takes each tool in hand. */
export const keyOfTool: Readonly<Record<ToolName, string>> = {
  select: 'v',
  split: 's',
  reshape: 'r',
  replace: 'd',
  assign: 'a',
};
export const mergeKey = 'm';
