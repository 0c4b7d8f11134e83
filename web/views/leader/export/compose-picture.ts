import type { MapPicture } from '../../../map/take-picture.ts';
import { dayColours as colour, fontFamily } from '../../../ui/tokens.ts';

/** What stands round the map on a picture that leaves the page. */
export interface PictureWords {
  readonly title: string;
  /** Shown in a frame; empty where the data are real. */
  readonly badge: string;
  readonly legendTitle: string;
  readonly legend: readonly { readonly colour: string; readonly text: string; readonly hatched?: boolean }[];
  readonly sentence: string;
  readonly notes: readonly string[];
  readonly scaleText: string;
  readonly north: string;
}

const [margin, lineHeight, small] = [16, 22, 13];

const fontOf = (size: number, weight = 400): string => `${weight} ${size}px ${fontFamily}`;

/** Lines that fit a width; words of letters stay whole, Chinese breaks anywhere but before its own marks. */
export const wrapText = (text: string, width: number, measure: (line: string) => number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/\p{Script=Han}[,。;:、)”]*|[^\s\p{Script=Han}]+|\s+/gu) ?? []) {
    if (line !== '' && measure(line + piece) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line === '' ? lines : [...lines, line];
};

type ScaleWords = Pick<PictureWords, 'scaleText' | 'north'>;

const drawScale = (context: CanvasRenderingContext2D, words: ScaleWords, pixels: number, bottom: number) => {
  context.fillStyle = 'rgba(246, 244, 239, 0.85)';
  context.fillRect(margin - 6, bottom - 58, pixels + 60, 50);
  context.strokeStyle = colour.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(margin, bottom - 26);
  context.lineTo(margin, bottom - 18);
  context.lineTo(margin + pixels, bottom - 18);
  context.lineTo(margin + pixels, bottom - 26);
  context.stroke();
  context.fillStyle = colour.ink;
  context.font = fontOf(small);
  context.fillText(words.scaleText, margin, bottom - 34);
  const [x, top] = [margin + pixels + 30, bottom - 52];
  context.beginPath();
  context.moveTo(x, top);
  context.lineTo(x + 7, top + 22);
  context.lineTo(x, top + 17);
  context.lineTo(x - 7, top + 22);
  context.closePath();
  context.fill();
  context.textAlign = 'center';
  context.fillText(words.north, x, top + 38);
  context.textAlign = 'left';
};

const drawSwatch = (
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  fill: string,
  hatched = false,
) => {
  context.fillStyle = fill;
  context.fillRect(x, y - 11, 22, 12);
  context.strokeStyle = hatched ? colour.hatch : colour.line;
  context.lineWidth = 1;
  context.strokeRect(x, y - 11, 22, 12);
  if (!hatched) return;
  context.beginPath();
  for (const shift of [4, 10, 16]) {
    context.moveTo(x + shift, y + 1);
    context.lineTo(x + shift + 6, y - 11);
  }
  context.stroke();
};

/** Draws legend, sentence and notes from a height down, and gives the height below them; on no context it measures. */
const drawFoot = (
  context: CanvasRenderingContext2D,
  words: PictureWords,
  width: number,
  from: number,
): number => {
  const room = width - 2 * margin;
  let y = from + 26;
  context.fillStyle = colour.ink;
  context.font = fontOf(18, 600);
  context.fillText(words.title, margin, y);
  if (words.badge) {
    const after = margin + context.measureText(words.title).width + 16;
    context.font = fontOf(small, 600);
    context.fillStyle = '#5B4300';
    context.fillText(words.badge, after, y);
  }
  y += lineHeight + 4;
  context.font = fontOf(small);
  context.fillStyle = colour.ink;
  context.fillText(words.legendTitle, margin, y);
  let x = margin + context.measureText(words.legendTitle).width + 20;
  for (const entry of words.legend) {
    const wide = 30 + context.measureText(entry.text).width + 18;
    if (x + wide > width - margin) [x, y] = [margin, y + lineHeight];
    drawSwatch(context, x, y, entry.colour, entry.hatched);
    context.fillStyle = colour.ink;
    context.fillText(entry.text, x + 28, y);
    x += wide;
  }
  y += lineHeight + 4;
  context.font = fontOf(15);
  const measure = (line: string): number => context.measureText(line).width;
  for (const line of wrapText(words.sentence, room, measure)) {
    context.fillText(line, margin, y);
    y += lineHeight;
  }
  context.font = fontOf(12);
  context.fillStyle = colour.muted;
  for (const line of words.notes.flatMap((note) => wrapText(note, room, measure))) {
    context.fillText(line, margin, y);
    y += 18;
  }
  return y + 2;
};

const contextOf = (width: number, height: number, ratio: number): CanvasRenderingContext2D => {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  context.scale(ratio, ratio);
  return context;
};

/** The map with scale bar, north, title, legend, sentence and source as one PNG. */
export const composePicture = async (picture: MapPicture, words: PictureWords): Promise<Blob> => {
  const { canvas, ratio } = picture;
  const [width, mapHeight] = [canvas.width / ratio, canvas.height / ratio];
  const height = drawFoot(contextOf(width, 1, 1), words, width, mapHeight);
  const context = contextOf(width, height, ratio);
  context.fillStyle = colour.panel;
  context.fillRect(0, 0, width, height);
  context.drawImage(canvas, 0, 0, width, mapHeight);
  drawScale(context, words, picture.scale.pixels, mapHeight);
  drawFoot(context, words, width, mapHeight);
  return new Promise((resolve, reject) =>
    context.canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
};

/** The part of the map that no panel covers, with scale bar and north. */
export const cropWithScale = (
  { canvas, ratio, scale }: MapPicture,
  covered: { readonly left: number; readonly bottom: number },
  words: ScaleWords,
): HTMLCanvasElement => {
  const [width, height] = [canvas.width / ratio - covered.left, canvas.height / ratio - covered.bottom];
  const context = contextOf(width, height, ratio);
  context.drawImage(canvas, -covered.left, 0, canvas.width / ratio, canvas.height / ratio);
  drawScale(context, words, scale.pixels, height);
  return context.canvas;
};
