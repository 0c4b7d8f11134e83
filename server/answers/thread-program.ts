import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The program of a thread, by its name in this folder. Threads run no TypeScript: from source it is the compiled file. */
export const threadProgram = (name: string): URL => {
  if (!import.meta.url.endsWith('.ts')) return new URL(`./${name}.js`, import.meta.url);
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return pathToFileURL(join(folder, '.build', 'server', 'answers', `${name}.js`));
};
