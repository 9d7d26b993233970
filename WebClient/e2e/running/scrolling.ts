import { expect, type Page } from '@playwright/test';

/** Scrolls like a person in a hurry, screen by screen, until the list has no more; the most articles there ever were. */
export async function scrollToTheEnd(page: Page): Promise<number> {
  const most = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const isAtTheEnd = () => {
      const last = Array.from(document.querySelectorAll('article')).at(-1);
      return document.querySelector('.feed-end') !== null && last?.ariaPosInSet === last?.ariaSetSize;
    };
    let articles = 0;
    for (let still = 0; still < 3 || !isAtTheEnd();) {
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

/**
 * How far, at most, the article with this text moved on the screen from now on, in any frame as it was painted: an
 * intersection observer looks after everything that may still move things back within the frame.
 */
export async function watchForMoves(page: Page, text: string): Promise<() => Promise<number>> {
  const article = await page.getByRole('article').filter({ hasText: text }).elementHandle();
  const moves = await page.evaluateHandle((element) => {
    if (!element) throw new Error('There is no such article.');
    const start = element.getBoundingClientRect().top;
    const seen = { most: 0 };
    const painted = new IntersectionObserver((entries) => {
      for (const { boundingClientRect } of entries)
        seen.most = Math.max(seen.most, Math.abs(boundingClientRect.top - start));
    });
    const look = () => {
      if (!element.isConnected) seen.most = Infinity;
      painted.unobserve(element);
      painted.observe(element);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return seen;
  }, article);
  return () => moves.evaluate(({ most }) => most);
}
