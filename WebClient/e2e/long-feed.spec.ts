import { button, openHome, pill, tweet, tweets } from './running/see';
import { scrollToTheEnd, watchForMoves } from './running/scrolling';
import { expect, test } from './running/test';

const mixed = (i: number) => `Tweet number ${i}. ${'It goes on and on. '.repeat(i % 11)}`;

test.describe('A long feed', () => {
  test('keeps few elements however far it is scrolled, and loses no tweet', async ({ people }) => {
    const { page, api } = await people.join();
    await api.postMany(600, mixed);
    await openHome(page);
    await expect(tweets(page).first()).toHaveAttribute('aria-setsize', '-1');

    expect(await scrollToTheEnd(page)).toBeLessThanOrEqual(400);
    await expect(tweets(page).last()).toHaveAttribute('aria-posinset', '600');
    await expect(tweets(page).last()).toHaveAttribute('aria-setsize', '600');
    expect(await tweets(page).count()).toBeLessThan(60);
  });

  test('never moves what is being read, whatever comes in above it', async ({ people }) => {
    const { page, api } = await people.join();
    const grace = await people.register('Grace Hopper');
    await api.follow(grace.handle);
    await grace.api.postMany(40, mixed);
    const edited = await grace.api.post('Soon to be longer');
    const deleted = await grace.api.post('Soon to be gone');
    await openHome(page);
    await expect(tweet(page, 'Soon to be gone')).toBeVisible();
    await page.mouse.wheel(0, 900);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(900);
    const reading = await page.evaluate(() => {
      const article = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('article');
      return article?.querySelector('mt-tweet-text')?.textContent ?? '';
    });
    const moved = await watchForMoves(page, reading.slice(0, 20));

    await grace.api.postMany(5, (i) => `New ${i}. ${'Long. '.repeat(30)}`);
    await expect(pill(page)).toHaveText('Show 5 new tweets');
    await grace.api.edit(edited.id, 'Longer now. '.repeat(20));
    await expect(tweet(page, 'Longer now.')).toHaveCount(1);
    await grace.api.delete(deleted.id);
    await expect(tweet(page, 'Soon to be gone')).toHaveCount(0);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );

    expect(await moved()).toBe(0);
    await button(page, 'Show 5 new tweets').click();
    await expect(tweet(page, 'New 4.')).toBeVisible();
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });
});
