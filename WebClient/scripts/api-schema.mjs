// Writes src/app/api/schema.ts from the server's contract; with --check, fails when it would change.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const contract = new URL('../../WebApi/openapi.json', import.meta.url);
const target = new URL('../src/app/api/schema.ts', import.meta.url);

const header = '// Generated from WebApi/openapi.json by `npm run api`. Do not edit.\n\n';
const schema = header + astToString(await openapiTS(contract));

if (process.argv.includes('--check')) {
  const present = await readFile(target, 'utf8').catch(() => '');
  if (present !== schema) {
    console.error(
      'src/app/api/schema.ts does not fit WebApi/openapi.json: run `npm run api` and review the difference.',
    );
    process.exit(1);
  }
} else {
  await writeFile(target, schema);
}
