import type { BrowserContext } from '@playwright/test';

declare global {
  interface Window {
    reportViolation(what: string): Promise<void>;
  }
}

/** The network's own messages: tests of refusals and of lost connections bring them about. */
const network = /^Failed to load resource|^WebSocket connection to/;

/** What must happen on no page: a policy violated, an error logged or thrown, a dialog opened by a script. */
export async function watch(context: BrowserContext): Promise<string[]> {
  const troubles: string[] = [];
  await context.exposeBinding('reportViolation', (_source, what: string) =>
    troubles.push(`policy violated: ${what}`),
  );
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      void window.reportViolation(`${violatedDirective} by ${blockedURI} ${sample}`);
    });
  });
  context.on('console', (message) => {
    if (message.type() === 'error' && !network.test(message.text()))
      troubles.push(`error logged: ${message.text()}`);
  });
  context.on('weberror', (error) =>
    troubles.push(`error thrown: ${error.error().stack ?? error.error().message}`),
  );
  context.on('dialog', (dialog) => {
    troubles.push(`dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return troubles;
}
