import { useCallback, useState } from 'react';
import type { LonLat, Start } from './start.ts';

const patienceMs = 12_000;
const oldestMs = 60_000;

export type PositionState = 'not-asked' | 'asking' | 'refused';

/** Where somebody starts from, and how the phone's own position is asked for: only when it is wanted. */
export const useStart = () => {
  const [start, setStart] = useState<Start | null>(null);
  const [position, setPosition] = useState<PositionState>('not-asked');
  const askPosition = useCallback(() => {
    if (!('geolocation' in navigator)) {
      setPosition('refused');
      return;
    }
    setPosition('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const point: LonLat = [coords.longitude, coords.latitude];
        setStart({ kind: 'phone', points: [point] });
        setPosition('not-asked');
      },
      () => setPosition('refused'),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: oldestMs },
    );
  }, []);
  return { start, setStart, position, askPosition };
};
