import { useEffect, useState } from 'react';

/**
 * Holds a name for this tab, so that two tabs never send the same changes. `free` where the browser has no locks: there
 * the versions of the scenario keep order.
 */
export const useTabLock = (name: string): 'asking' | 'free' | 'taken' => {
  const [state, setState] = useState<'asking' | 'free' | 'taken'>('asking');
  useEffect(() => {
    if (navigator.locks === undefined) {
      setState('free');
      return;
    }
    let release = (): void => undefined;
    const gone = new AbortController();
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    void navigator.locks
      .request(name, { ifAvailable: true }, async (lock) => {
        if (gone.signal.aborted) return;
        setState(lock === null ? 'taken' : 'free');
        if (lock !== null) await held;
      })
      .catch(() => setState('free'));
    return () => {
      gone.abort();
      release();
    };
  }, [name]);
  return state;
};
