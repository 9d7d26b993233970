// After `ng build`: gives early.js a hash in its name like everything else that is kept for ever, lets it start the
// client, and compresses the files once, as well as can be, instead of at every request.
import { createHash } from 'node:crypto';
import { readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const dist = new URL('../dist/browser/', import.meta.url);
const file = (name) => new URL(name, dist);

const hash = createHash('sha256')
  .update(await readFile(file('early.js')))
  .digest('hex');
const early = `early-${hash.slice(0, 8)}.js`;
await rename(file('early.js'), file(early));

// early.js loads the client when the first page is there to read: a page that loads it by itself keeps the processor
// from asking for that and from drawing it.
const index = await readFile(file('index.html'), 'utf8');
const parts = /<link rel="modulepreload" href="([^"]+)">/g;
const [tag, main] = /<script src="(\/main-[^"]+)" type="module"><\/script>/.exec(index);
const client = [main, ...[...index.matchAll(parts)].map(([, part]) => part)].join(' ');
await writeFile(
  file('index.html'),
  index
    .replace('<script src="/early.js">', `<script src="/${early}" data-client="${client}">`)
    .replaceAll(parts, '')
    .replace(tag, ''),
);

const encodings = {
  br: (text) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gz: (text) => promisify(gzip)(text, { level: 9 }),
};
for (const name of await readdir(dist)) {
  if (!/\.(?:html|js|css|svg|webmanifest)$/.test(name)) continue;
  const content = await readFile(file(name));
  for (const [extension, compress] of Object.entries(encodings)) {
    const smaller = await compress(content);
    if (smaller.length < content.length) await writeFile(file(`${name}.${extension}`), smaller);
  }
}
