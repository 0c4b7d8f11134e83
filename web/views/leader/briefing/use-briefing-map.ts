import { useEffect, useState } from 'react';
import { scaleText } from '../../../map/map-scale.ts';
import { type MapPicture, takeMapPicture } from '../../../map/take-picture.ts';
import { useUi } from '../../../state/ui.ts';
import type { View } from '../../../state/view.ts';
import { cropWithScale } from '../export/compose-picture.ts';

/** What panels cover on a desk, in pixels of the page: the picture holds what somebody saw beside them. */
const coveredOnDesk = { left: 344, bottom: 140 } as const;
const widthOfPhone = 768;
/** Figures that have just come are painted a little later. */
const settleMs = 800;

interface Words {
  readonly north: string;
}

const cropOf = (picture: MapPicture, view: View, { north }: Words): HTMLCanvasElement => {
  const isPhone = picture.canvas.width / picture.ratio <= widthOfPhone;
  const covered = isPhone ? { left: 0, bottom: 0 } : coveredOnDesk;
  return cropWithScale(picture, covered, {
    scaleText: scaleText(picture.scale.meters, view.language),
    north,
  });
};

/** The map of the view with scale bar and north, taken once it rests after `drawn` has come; null until then. */
export const useBriefingMap = (view: View, drawn: unknown, words: Words): HTMLCanvasElement | null => {
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const mapReady = useUi((state) => state.mapReady);
  const { north } = words;
  useEffect(() => {
    if (!mapReady || !drawn) return;
    let current = true;
    const timer = setTimeout(() => {
      void takeMapPicture(2).then((picture) => {
        if (current && picture) setCanvas(cropOf(picture, view, { north }));
      });
    }, settleMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [mapReady, drawn, view, north]);
  return canvas;
};
