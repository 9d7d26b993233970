import { expect, type Page } from '@playwright/test';

/** Scrolls like a person in a hurry, screen by screen, until the list has no more; the most articles there ever were. */
export async function scrollToTheEnd(page: Page): Promise<number> {
  const most = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let articles = 0;
    for (let still = 0; still < 3 || !document.querySelector('.feed-end');) {
      const before = scrollY;
      scrollBy({ top: innerHeight, behavior: 'instant' });
      await frame();
      still = scrollY === before ? still + 1 : 0;
      articles = Math.max(articles, document.querySelectorAll('article').length);
    }
    return articles;
  });
  await expect(page.getByText('You have reached the beginning.')).toBeVisible();
  return most;
}

/** Bytes of live JavaScript objects. */
export async function heapAfterCollecting(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize;
}

/** How far, at most, the article with this text moved on the screen during any frame from now on. */
export async function watchForMoves(page: Page, text: string): Promise<() => Promise<number>> {
  const article = await page.getByRole('article').filter({ hasText: text }).elementHandle();
  const moves = await page.evaluateHandle((element) => {
    const top = () => element?.getBoundingClientRect().top ?? NaN;
    const start = top();
    const seen = { most: 0 };
    const look = () => {
      seen.most = Math.max(seen.most, element?.isConnected ? Math.abs(top() - start) : Infinity);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return seen;
  }, article);
  return () => moves.evaluate(({ most }) => most);
}
