import { defineConfig } from '@playwright/test';

/**
 * `npm run e2e`, `npm run e2e:measure`, `npm run screenshots`: the real server, and the Chromium of this machine.
 * In the headless shell, because the browser itself loads pages of its own for every window, which takes longer than ours.
 */
export default defineConfig({
  globalSetup: './running/shared-server.ts',
  outputDir: '../../artifacts/e2e/runs',
  fullyParallel: true,
  workers: 3,
  forbidOnly: Boolean(process.env['CI']),
  // Only how long a failure takes: two small processors may be busy with other things.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['junit', { outputFile: '../../artifacts/e2e/junit.xml' }]],
  use: {
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-sync',
        '--no-first-run',
      ],
    },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'e2e', testMatch: '*.spec.ts' },
    { name: 'measure', testMatch: 'measure/*.measure.ts', timeout: 600_000 },
    { name: 'screenshots', testMatch: 'screenshots/*.shots.ts', timeout: 120_000 },
  ],
});
