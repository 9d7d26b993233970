import { expect, test } from './running/test';

/** No 'unsafe-inline' or 'unsafe-eval' anywhere; all other tests fail on a violation of it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

test.describe('The content security policy', () => {
  test('is as strict as the client can bear, at every address', async ({ people }) => {
    for (const address of ['/', '/explore', '/@ada', '/nowhere', '/index.html', '/icon.svg']) {
      const answer = await fetch(people.server.url + address);
      expect(answer.headers.get('Content-Security-Policy'), address).toBe(policy);
    }
  });

  test('stops what it is meant to stop', async ({ browser, server }) => {
    // Nobody watches for troubles here: they are what is asked for.
    const page = await browser.newPage();
    await page.goto(`${server.url}/explore`);
    const stopped = await page.evaluate(async () => {
      const violated: string[] = [];
      const all = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (violated.push(effectiveDirective) === 4) resolve();
        });
      });
      document.body.insertAdjacentHTML(
        'beforeend',
        '<img src="https://example.org/x.png" onerror="window.ran = true">',
      );
      document.body.insertAdjacentHTML('beforeend', '<style>body { display: none }</style>');
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      await all;
      return { violated: violated.sort(), ran: 'ran' in window };
    });
    await page.close();
    const directives = ['img-src', 'script-src-attr', 'script-src-elem', 'style-src-elem'];
    expect(stopped).toEqual({ violated: directives, ran: false });
  });
});
