/** Words of playback and of the briefing, in Chinese. */
export const zhCnBriefing = {
  playback: {
    play: '播放',
    pause: '暂停',
    step: '前进一步',
    speed: '速度',
    nothing: '已选全部时段,没有可播放的变化',
  },
  briefing: {
    title: '{{district}}诉求情况简报',
    open: '简报',
    back: '返回地图',
    print: '打印 / 存为 PDF',
    docx: 'Word 文档',
    preparing: '正在生成地图 …',
    made: '生成于 {{time}}',
    map: '{{title}} 地图',
    more: '表中列出前 {{shown}} 个单元,共 {{all}} 个;全部见导出的表格。',
  },
} as const;
