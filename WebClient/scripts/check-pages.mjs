// What the content security policy of the server forbids must not be in the build: no inline script, style or handler,
// nothing from elsewhere, and no component with styles of its own (Angular would add those at run time, inline).
import { readFile, readdir } from 'node:fs/promises';

const dist = new URL('../dist/browser/', import.meta.url);
const index = await readFile(new URL('index.html', dist), 'utf8');
const files = await readdir(dist);
const scripts = await Promise.all(
  files
    .filter((name) => name.endsWith('.js'))
    .map(async (name) => [name, await readFile(new URL(name, dist), 'utf8')]),
);

const faults = [
  [/<script(?![^>]*\ssrc=)[^>]*>/i, 'an inline script'],
  [/<style/i, 'an inline style element'],
  [/\sstyle=/i, 'an inline style attribute'],
  [/\son[a-z]+=/i, 'an inline event handler'],
  [/\b(?:src|href)="(?:https?:)?\/\//i, 'something from another host'],
]
  .filter(([pattern]) => pattern.test(index))
  .map(([, what]) => `index.html has ${what}`);

for (const [name, text] of scripts) {
  if (/\bstyles:\[["'`]/.test(text))
    faults.push(
      `${name} has a component with styles of its own: put them into a stylesheet of src/styles.css`,
    );
}
for (const name of files.filter((file) => /\.(js|css)$/.test(file))) {
  if (!/-[\w-]{8}\.(js|css)$/.test(name))
    faults.push(`${name} has no hash in its name: it would be cached for ever or never`);
}

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
