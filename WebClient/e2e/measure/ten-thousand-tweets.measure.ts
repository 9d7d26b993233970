import { report } from '../running/report';
import { heapAfterCollecting, scrollToTheEnd } from '../running/scrolling';
import { openHome, tweets } from '../running/see';
import { expect, test } from '../running/test';

const count = 10_000;

test('10,000 tweets are scrolled with a bounded page, and memory for nothing but the tweets', async ({
  people,
}) => {
  const { page, api } = await people.join();
  await api.postMany(count, (i) => `Tweet number ${i}. ${'It goes on and on. '.repeat(i % 11)}`);
  await openHome(page);
  await expect(tweets(page).first()).toBeVisible();
  const before = await heapAfterCollecting(page);
  const from = Date.now();
  const most = await scrollToTheEnd(page);
  const seconds = (Date.now() - from) / 1_000;
  const after = await heapAfterCollecting(page);
  await expect(tweets(page).last()).toHaveAttribute('aria-posinset', String(count));

  await report('10,000 tweets scrolled', {
    mostArticles: most,
    secondsToScroll: Math.round(seconds),
    heapBeforeKB: Math.round(before / 1_000),
    heapAfterKB: Math.round(after / 1_000),
    bytesPerTweet: Math.round((after - before) / count),
  });
  expect(most).toBeLessThanOrEqual(400);
});
