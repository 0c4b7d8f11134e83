import { create } from 'zustand';
import type { Thing } from '../map/things.ts';

/** What a link does not reproduce: what is open, what is under the pointer, whether the server answers. */
interface UiState {
  readonly panelOpen: boolean;
  /** The sheet that stands over the map on a phone. */
  readonly sheet: 'none' | 'layers' | 'time';
  /** All that lay under the last click, most specific first. */
  readonly things: readonly Thing[];
  readonly mapReady: boolean;
  /** While true, clicks on the map measure and choose nothing. */
  readonly measuring: boolean;
  readonly connected: boolean;
  /** Somebody was signed in here and no longer is. */
  readonly sessionLost: boolean;
  readonly setPanelOpen: (open: boolean) => void;
  readonly setSheet: (sheet: UiState['sheet']) => void;
  readonly setThings: (things: readonly Thing[]) => void;
  readonly setMapReady: () => void;
  readonly setMeasuring: (measuring: boolean) => void;
  readonly setConnected: (connected: boolean) => void;
  readonly setSessionLost: (sessionLost: boolean) => void;
}

export const useUi = create<UiState>((set) => ({
  panelOpen: true,
  sheet: 'none',
  things: [],
  mapReady: false,
  measuring: false,
  connected: true,
  sessionLost: false,
  setPanelOpen: (panelOpen) => set({ panelOpen }),
  setSheet: (sheet) => set({ sheet }),
  setThings: (things) => set({ things }),
  setMapReady: () => set({ mapReady: true }),
  setMeasuring: (measuring) => set({ measuring }),
  setConnected: (connected) => set({ connected }),
  setSessionLost: (sessionLost) => set({ sessionLost }),
}));
