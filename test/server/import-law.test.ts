import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const biome = process.platform === 'win32' ? 'node_modules\\.bin\\biome.cmd' : 'node_modules/.bin/biome';

/** What the linter says of some code, were it in that file: the names of the rules it breaks. */
const lint = (file: string, code: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'import-law-'));
  try {
    const config = JSON.parse(readFileSync('.biome.json', 'utf8'));
    writeFileSync(join(folder, '.biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), `${code}\n`);
    const done = spawnSync(resolve(biome), ['lint', '.'], { cwd: folder, encoding: 'utf8' });
    expect(`${done.stdout}${done.stderr}`).toContain('Checked 2 files');
    return `${done.stdout}${done.stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const use = (from: string, name = 'thing'): string =>
  `import { ${name} } from '${from}';\nexport const x = ${name};`;

describe('the linter refuses', () => {
  it.each([
    ['server/routes/units.ts', use('../db/open.ts')],
    ['server/routes/units.ts', use('../engines/tiles/encode.ts')],
    ['server/queries/units.ts', use('../answers/tiles.ts')],
    ['server/queries/units.ts', use('../settings.ts')],
    ['server/engines/net/locate-point.ts', use('node:http')],
    ['server/engines/net/locate-point.ts', use('../../queries/units.ts')],
    ['server/answers/tiles.ts', use('../routes/tiles.ts')],
    ['server/contract/units.ts', use('../queries/units.ts')],
    ['server/cli/status.ts', use('../routes/stations.ts')],
    ['data/demo/demo-district.ts', use('node:fs')],
    ['data/demo/demo-district.ts', use('../../server/queries/units.ts')],
    ['web/map/map-host.ts', use('../../server/app.ts', 'openApp')],
    ['web/map/map-host.ts', use('../../server/queries/units.ts')],
    ['web/ui/icons.tsx', use('../state/view.ts')],
  ])('in %s: %s', (file, code) => {
    expect(lint(file, code)).toContain('noRestrictedImports');
  });

  it('reading the environment anywhere but at the start', () => {
    expect(lint('server/answers/tiles.ts', 'export const x = process.env.PORT;')).toContain('noProcessEnv');
  });

  it('fetching anywhere but in the client', () => {
    expect(lint('web/map/map-host.ts', "export const x = fetch('/api');")).toContain('noRestrictedGlobals');
  });
});

describe('the linter lets pass', () => {
  it.each([
    ['server/routes/units.ts', use('../queries/units.ts')],
    ['server/answers/tiles.ts', use('../engines/tiles/encode.ts')],
    ['web/api/client.ts', "import type { App } from '../../server/app.ts';\nexport type X = App;"],
  ])('in %s: %s', (file, code) => {
    expect(lint(file, code)).not.toContain('noRestrictedImports');
  });
});
