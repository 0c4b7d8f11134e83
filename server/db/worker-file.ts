import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The nearest folder above this module that holds package.json: the repository, compiled or not. */
export const repositoryRoot = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json not found above server/db');
    folder = parent;
  }
  return folder;
};

/** The worker's program. Worker threads run no TypeScript, so from source it is the compiled file. */
export const workerFile = (): URL =>
  import.meta.url.endsWith('.ts')
    ? pathToFileURL(join(repositoryRoot(), '.build', 'server', 'db', 'embedded-worker.js'))
    : new URL('./embedded-worker.js', import.meta.url);
