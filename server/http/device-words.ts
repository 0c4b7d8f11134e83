const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, '微信'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Version\/.*Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

/** Browser and system of a User-Agent, by which people know their own devices; nothing finer is kept. */
export const deviceWords = (userAgent: string | undefined): string => {
  const nameIn = (list: typeof browsers): string =>
    list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? '?';
  return `${nameIn(browsers)} · ${nameIn(systems)}`;
};
