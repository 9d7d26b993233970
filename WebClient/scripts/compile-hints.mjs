// Marks the scripts that index.html loads, so that browsers that know the mark (Chromium) compile their functions at once
// and beside the main thread, rather than one by one when each is called. Nearly all of them are, in the first second.
import { readFile, writeFile } from 'node:fs/promises';

const dist = new URL('../dist/browser/', import.meta.url);
const mark = '//# allFunctionsCalledOnLoad\n';

const index = await readFile(new URL('index.html', dist), 'utf8');
for (const [, name] of index.matchAll(/(?:src|href)="([\w-]+\.js)"/g)) {
  const file = new URL(name, dist);
  await writeFile(file, mark + (await readFile(file, 'utf8')));
}
