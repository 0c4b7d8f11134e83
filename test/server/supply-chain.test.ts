import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

interface LockEntry {
  version: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}
interface Lock {
  packages: Record<string, LockEntry>;
}
interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
interface Bill {
  components: { 'bom-ref': string; purl: string; properties?: { name: string; value: string }[] }[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}
interface SupplyChain {
  dependencyProblems(manifest: Manifest, lock: Lock): string[];
  missingFromSbom(lock: Lock, bill: Bill): string[];
  withoutDevelopment(bill: Bill): Bill;
  readAdvisories(text: string): string[] | null;
}

const file = pathToFileURL('server/supply-chain.mjs').href;
let chain: SupplyChain;
beforeAll(async () => {
  chain = (await import(file)) as SupplyChain;
});

const read = <Content>(name: string) => JSON.parse(readFileSync(name, 'utf8')) as Content;
const manifest: Manifest = { dependencies: { one: '1.0.0' }, devDependencies: { two: '2.0.0' } };
const sound = (entry: Partial<LockEntry> = {}): Lock => ({
  packages: {
    '': { version: '0.1.0' },
    'node_modules/one': { version: '1.0.0', license: 'MIT', integrity: 'sha512-x', ...entry },
    'node_modules/two': { version: '2.0.0', license: 'AGPL-3.0', dev: true },
  },
});

describe('what the product is made of', () => {
  it('is in order as it stands', () => {
    expect(chain.dependencyProblems(read('package.json'), read('package-lock.json'))).toEqual([]);
  });

  it.each([
    [{ license: 'AGPL-3.0-only' }, 'licence not on the list: AGPL-3.0-only'],
    [{ license: 'MIT AND GPL-3.0-only' }, 'licence not on the list'],
    [{ license: '' }, 'licence not on the list'],
    [{ hasInstallScript: true }, 'has an install script'],
    [{ integrity: 'sha1-x' }, 'no sha512'],
    [{ version: '1.0.1' }, 'the lock file has 1.0.1'],
  ])('%j is found', (entry, words) => {
    expect(chain.dependencyProblems(manifest, sound())).toEqual([]);
    expect(chain.dependencyProblems(manifest, sound(entry)).join('\n')).toContain(words);
  });

  it('needs one good licence of a choice, and exact versions everywhere', () => {
    expect(chain.dependencyProblems(manifest, sound({ license: '(GPL-3.0 OR MIT)' }))).toEqual([]);
    for (const range of ['^2.0.0', '2.x', '>=2.0.0', 'latest', '*', 'file:../two'])
      expect(
        chain.dependencyProblems({ ...manifest, devDependencies: { two: range } }, sound()).join('\n'),
      ).toContain('version is not exact');
  });
});

describe('a bill of materials', () => {
  const component = (name: string, version: string, development = false) => ({
    'bom-ref': `${name}@${version}`,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    properties: development ? [{ name: 'cdx:npm:package:development', value: 'true' }] : [],
  });
  const bill: Bill = {
    components: [component('one', '1.0.0'), component('two', '2.0.0', true)],
    dependencies: [{ ref: 'one@1.0.0', dependsOn: ['two@2.0.0'] }, { ref: 'two@2.0.0' }],
  };

  it('leaves out what only development needs', () => {
    expect(chain.withoutDevelopment(bill)).toEqual({
      components: [component('one', '1.0.0')],
      dependencies: [{ ref: 'one@1.0.0', dependsOn: [] }],
    });
  });

  it('must hold every production dependency in its version', () => {
    expect(chain.missingFromSbom(sound(), bill)).toEqual([]);
    expect(chain.missingFromSbom(sound({ version: '1.0.1' }), bill)).toEqual(['one@1.0.1']);
    expect(chain.missingFromSbom(sound(), { ...bill, components: [] })).toEqual(['one@1.0.0']);
  });
});

it('an audit without an answer of the registry is not taken for one without findings', () => {
  expect(chain.readAdvisories('')).toBeNull();
  expect(chain.readAdvisories('{"message":"405 Method Not Allowed","statusCode":405}')).toBeNull();
  const clean = { vulnerabilities: {}, metadata: { vulnerabilities: { total: 0 } } };
  expect(chain.readAdvisories(JSON.stringify(clean))).toEqual([]);
  const found = {
    vulnerabilities: { one: { name: 'one', severity: 'high', range: '<1.0.1' } },
    metadata: { vulnerabilities: { total: 1 } },
  };
  expect(chain.readAdvisories(JSON.stringify(found))).toEqual(['one <1.0.1: high']);
});
