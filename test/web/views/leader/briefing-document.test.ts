import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { documentOf } from '../../../../web/views/leader/briefing/briefing-document.ts';

test('the Word document holds sentence, table, source and numbers as text that can be edited', async () => {
  const blob = await documentOf(
    {
      title: '青禾区诉求情况简报',
      subtitle: '青禾区 · 2026年6月',
      badge: '合成数据',
      made: '生成于 2026年7月1日 08:00',
      legendTitle: '每千户件数',
      legend: [{ colour: '#FEE391', text: '<42' }],
      sentence: '按户数校正后,永宁街道仍显著偏高。',
      header: ['编码', '名称', '件数'],
      rows: [['990101001', '永宁街道 <&>', '1,234']],
      notes: ['来源:12345 热线导入 · 数据版本 7 · 网格版本 3', '审图号:演示数据,不需要'],
    },
    null,
  );
  const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  for (const wanted of [
    '青禾区诉求情况简报',
    '合成数据',
    '永宁街道仍显著偏高',
    '永宁街道 &lt;&amp;&gt;',
    '1,234',
    '网格版本 3',
    '审图号',
  ])
    expect(text).toContain(wanted);
  expect(text.match(/<w:tr>|<w:tr /g)).toHaveLength(2);
});
