import {
  AlignmentType,
  Document,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Briefing } from './use-briefing.ts';

/** Width of the map on a page of A4, in pixels of 1/96 inch. */
const mapWidth = 600;
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };
/** Half points. */
const [titleSize, textSize, smallSize] = [36, 24, 18];

const pictureOf = async (canvas: HTMLCanvasElement): Promise<Paragraph> => {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  const data = blob ? new Uint8Array(await blob.arrayBuffer()) : new Uint8Array();
  const height = Math.round((mapWidth * canvas.height) / canvas.width);
  return new Paragraph({
    children: [new ImageRun({ type: 'png', data, transformation: { width: mapWidth, height } })],
  });
};

const line = (text: string, size = smallSize): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, size, font })] });

const legendOf = ({ legendTitle, legend }: Briefing): Paragraph =>
  new Paragraph({
    children: [
      new TextRun({ text: `${legendTitle}  `, size: smallSize, font }),
      ...legend.flatMap(({ colour, text, hatched }) => [
        new TextRun({
          text: hatched ? '▨' : '■',
          color: hatched ? '8B8F94' : colour.slice(1),
          size: smallSize,
          font,
        }),
        new TextRun({ text: ` ${text}   `, size: smallSize, font }),
      ]),
    ],
  });

const rowOf = (cells: readonly string[], isHead: boolean): TableRow =>
  new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map(
      (text, column) =>
        new TableCell({
          children: [
            new Paragraph({
              alignment: column < 2 ? AlignmentType.LEFT : AlignmentType.RIGHT,
              children: [new TextRun({ text, bold: isHead, size: smallSize, font })],
            }),
          ],
        }),
    ),
  });

/** The briefing as a Word document that can be edited: text as text, the table as a table, the map as a picture. */
export const documentOf = async (briefing: Briefing, canvas: HTMLCanvasElement | null): Promise<Blob> => {
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: briefing.title, bold: true, size: titleSize, font })],
  });
  const subtitle = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 200 },
    children: [
      new TextRun({
        text: [briefing.subtitle, briefing.badge].filter(Boolean).join(' · '),
        size: smallSize,
        font,
      }),
    ],
  });
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [rowOf(briefing.header, true), ...briefing.rows.map((row) => rowOf(row, false))],
  });
  const children = [
    ...[title, subtitle, line(briefing.sentence, textSize)],
    ...(canvas ? [await pictureOf(canvas)] : []),
    ...[legendOf(briefing), table],
    ...briefing.notes.map((note) => line(note)),
    line(briefing.made),
  ];
  return Packer.toBlob(new Document({ title: briefing.title, sections: [{ children }] }));
};
