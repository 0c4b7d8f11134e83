import { useEffect, useState } from 'react';
import { type Draft, openDraft } from '../../../drafting/draft.ts';
import { startOfDesk, useDesk } from './desk-state.ts';

interface Opened {
  readonly draft: Draft | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Opens a part of a scenario for as long as the component lives. */
export const useDraft = (scenarioId: string, part: string, mayDraw: boolean): Opened => {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens it anew
  useEffect(() => {
    let isWanted = true;
    let opened: Draft | null = null;
    useDesk.setState(startOfDesk);
    setError(null);
    openDraft(scenarioId, part, mayDraw).then(
      (found) => {
        opened = found;
        if (isWanted) setDraft(found);
        else found.close();
      },
      (reason: unknown) => {
        if (isWanted) setError(reason instanceof Error ? reason : new Error(String(reason)));
      },
    );
    return () => {
      isWanted = false;
      opened?.close();
    };
  }, [scenarioId, part, mayDraw, attempt]);
  return { draft, error, retry: () => setAttempt((before) => before + 1) };
};
