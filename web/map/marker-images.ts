import type { Map as AtlasMap } from 'maplibre-gl';
import { dayColours as colour, fontFamily } from '../ui/tokens.ts';

const pixelRatio = 2;

const drawing = (size: number): CanvasRenderingContext2D => {
  const canvas = document.createElement('canvas');
  canvas.width = size * pixelRatio;
  canvas.height = size * pixelRatio;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser has no 2D canvas');
  context.scale(pixelRatio, pixelRatio);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  return context;
};

const imageOf = (context: CanvasRenderingContext2D): ImageData =>
  context.getImageData(0, 0, context.canvas.width, context.canvas.height);

interface Badge {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly corner: number;
  readonly filled: boolean;
  readonly colour: string;
}

const drawBadge = (badge: Badge): ImageData => {
  const size = Math.max(badge.width, badge.height) + 4;
  const context = drawing(size);
  context.beginPath();
  context.roundRect(
    (size - badge.width) / 2,
    (size - badge.height) / 2,
    badge.width,
    badge.height,
    badge.corner,
  );
  context.fillStyle = badge.filled ? badge.colour : colour.panel;
  context.strokeStyle = badge.filled ? colour.panel : badge.colour;
  context.lineWidth = badge.filled ? 2 : 1.6;
  context.fill();
  context.stroke();
  context.fillStyle = badge.filled ? colour.panel : badge.colour;
  context.font = `600 12px ${fontFamily}`;
  context.fillText(badge.text, size / 2, size / 2 + 0.5);
  return imageOf(context);
};

const stationColour = '#0B5C8A';
const station = (filled: boolean): Badge => ({
  text: '站',
  width: 20,
  height: 20,
  corner: 5,
  filled,
  colour: stationColour,
});
const centre = (filled: boolean): Badge => ({
  text: '中心',
  width: 34,
  height: 24,
  corner: 6,
  filled,
  colour: stationColour,
});
const organisation = (text: string): Badge => ({
  text,
  width: 22,
  height: 22,
  corner: 11,
  filled: true,
  colour: colour.accent,
});

const badges: Readonly<Record<string, Badge>> = {
  'station-open': station(true),
  'station-closed': station(false),
  'centre-open': centre(true),
  'centre-closed': centre(false),
  'party-committee': organisation('委'),
  'party-general-branch': organisation('总'),
  'party-branch': organisation('支'),
  'party-group': organisation('组'),
};

const drawDots = (): ImageData => {
  const context = drawing(8);
  context.fillStyle = colour.teal;
  for (const [x, y] of [
    [2, 2],
    [6, 6],
  ] as const) {
    context.beginPath();
    context.arc(x, y, 0.7, 0, Math.PI * 2);
    context.fill();
  }
  return imageOf(context);
};

/** Grey lines that run up to the right; the tile repeats without a seam. */
const drawHatch = (): ImageData => {
  const context = drawing(8);
  context.strokeStyle = colour.hatch;
  context.lineWidth = 1.1;
  for (const shift of [-8, 0, 8]) {
    context.beginPath();
    context.moveTo(shift - 1, 9);
    context.lineTo(shift + 9, -1);
    context.stroke();
  }
  return imageOf(context);
};

/** Draws the marks of the map with the fonts of the device; nothing is downloaded. */
export const addMarkerImages = (map: AtlasMap): void => {
  for (const [name, badge] of Object.entries(badges)) map.addImage(name, drawBadge(badge), { pixelRatio });
  map.addImage('teal-dots', drawDots(), { pixelRatio });
  map.addImage('grey-hatch', drawHatch(), { pixelRatio });
};
