// `npm ci`, in half the time. The lock file does not say at which addresses the packages are, because registries differ,
// and npm then reads the whole list of versions of each of them to find out. This tells it: what npm has in its cache is
// taken from there, unread and unasked. A registry with addresses of another form is asked in the ordinary way.
import { spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';

const folder = new URL('../', import.meta.url);
const withAddresses = new URL('npm-shrinkwrap.json', folder); // npm prefers it to package-lock.json

const npm = (...parameters) =>
  spawnSync('npm', parameters, {
    cwd: folder,
    shell: true,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const install = () =>
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error', ...process.argv.slice(2)).status;

const registry = npm('config', 'get', 'registry').stdout.trim().replace(/\/$/, '');
const lock = JSON.parse(await readFile(new URL('package-lock.json', folder), 'utf8'));
for (const [path, entry] of Object.entries(lock.packages)) {
  const name = entry.name ?? path.split('node_modules/').at(-1);
  if (path) entry.resolved ??= `${registry}/${name}/-/${name.split('/').at(-1)}-${entry.version}.tgz`;
}

await writeFile(withAddresses, JSON.stringify(lock));
const status = install();
await rm(withAddresses);
process.exitCode = status === 0 ? 0 : install();
