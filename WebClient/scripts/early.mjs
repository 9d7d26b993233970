// Builds what runs ahead of the client, for the development server and for the build, which both find it among the assets.
import { build } from 'esbuild';

await build({
  entryPoints: ['src/early/main.ts'],
  outfile: '.angular/early/early.js',
  bundle: true,
  format: 'iife',
  target: 'es2022',
  minify: true,
  logLevel: 'warning',
});
