import { importAreas } from '../actions/import-areas.ts';
import { InputError } from '../contract/input-error.ts';
import { type UnitLevel, unitLevels } from '../contract/layers.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, userPath, withDatabase } from './context.ts';
import { problemLines } from './print-error.ts';
import { receiptLine, unitCountsText } from './words.ts';

const usage =
  'import areas FILE [--level street] [--name-field NAME] [--code-field CODE] [--crs EPSG:4326] [--dry-run] …';
const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const options = {
  level: text,
  'level-field': text,
  'name-field': text,
  'name-en-field': text,
  'code-field': text,
  'parent-code-field': text,
  'households-field': text,
  'people-field': text,
  crs: text,
  'district-name': text,
  'district-code': text,
  'accept-repair': text,
  void: { type: 'string', multiple: true } as const,
  snap: text,
  'close-gaps': text,
  'dry-run': flag,
};

const levelOf = (word: string | undefined): UnitLevel | null => {
  if (word === undefined) return null;
  const level = unitLevels.find((known) => known === word);
  if (level !== undefined) return level;
  const problem = { code: 'level-unknown', params: { level: word, known: unitLevels.join(', ') } } as const;
  throw new InputError('parameter-wrong', '--level', [problem], { name: '--level' });
};

/** `all`, or places as longitude,latitude. */
const voidsOf = (words: readonly string[]): [longitude: number, latitude: number][] | 'all' => {
  if (words.includes('all')) return 'all';
  return words.map((word) => {
    const [longitude = Number.NaN, latitude = Number.NaN, ...rest] = word.split(',').map(Number);
    if (Number.isFinite(longitude) && Math.abs(latitude) <= 90 && rest.length === 0)
      return [longitude, latitude];
    throw wrongValue('--void', 'all | LON,LAT', word);
  });
};

/** A number of metres or square metres from 0 to a limit; null when it was not given. */
const numberOf = (name: string, word: string | undefined, limit: number): number | null => {
  if (word === undefined) return null;
  const value = word.trim() === '' ? Number.NaN : Number(word);
  if (value >= 0 && value <= limit) return value;
  throw wrongValue(name, `0–${limit}`, word);
};

const wrongValue = (name: string, expected: string, value: string): InputError =>
  new InputError('parameter-wrong', name, [{ code: 'setting-needs', params: { expected, value } }], { name });

/** `import areas FILE …`: prints how many units of each level there are now, and what is worth knowing. */
export const importAreasCommand = async (context: CommandContext): Promise<void> => {
  const { values, positionals } = parseCommand(context.args, options, { usage, positionals: [1, 1] });
  const { env, terminal, now } = context;
  const { say, language } = terminal;
  const request = {
    file: userPath(env, positionals[0] ?? ''),
    level: levelOf(values.level),
    crs: values.crs ?? null,
    fields: {
      name: values['name-field'],
      nameEn: values['name-en-field'],
      code: values['code-field'],
      parentCode: values['parent-code-field'],
      level: values['level-field'],
      households: values['households-field'],
      people: values['people-field'],
    },
    districtName: values['district-name'] ?? null,
    districtCode: values['district-code'] ?? null,
    acceptRepair: values['accept-repair'] ?? null,
    voids: voidsOf(values.void ?? []),
    snapMeters: numberOf('--snap', values.snap, 100),
    closeGapsSquareMeters: numberOf('--close-gaps', values['close-gaps'], 1e9),
    dryRun: values['dry-run'],
    now,
    actor: 'cli',
    onProgress: (phase: 'reading' | 'checking' | 'writing', part: number) =>
      terminal.progress(say(phase), part),
  };
  const result = await withDatabase(context, ({ sql }) => importAreas(sql, request));
  terminal.out(
    say(result.dryRun ? 'areasChecked' : 'areasImported', {
      district: result.districtName,
      code: result.districtCode,
    }),
  );
  const counts = unitLevels.map((level) => [level, result.unitCounts[level]] as const);
  terminal.out(`  ${say('units', { units: unitCountsText(counts, language) })}`);
  const area = (result.areaSquareMeters / 1e6).toFixed(3);
  terminal.out(`  ${say('area', { area, epsg: result.epsg })}`);
  if (result.receipt !== null) terminal.out(receiptLine(result.receipt, say));
  for (const line of problemLines(result.notes, terminal)) terminal.out(line);
};
