const key = 'wangge-type-size';

/** Storage may be closed to the page, as in a private window: then the choice holds until it is left. */
const stored = (): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

export const isLargeType = (): boolean => document.documentElement.dataset.type === 'large';

/** Large or ordinary type, for this visit and the next ones on this device. */
export const setLargeType = (large: boolean): void => {
  document.documentElement.dataset.type = large ? 'large' : 'ordinary';
  try {
    localStorage.setItem(key, large ? 'large' : 'ordinary');
  } catch {
    // It holds until the page is left.
  }
};

/** The size that was chosen last on this device. */
export const restoreTypeSize = (): void => {
  document.documentElement.dataset.type = stored() === 'large' ? 'large' : 'ordinary';
};
