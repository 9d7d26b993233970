import type { Page } from '@playwright/test';
import { button, openHome, tweet, tweets } from './running/see';
import { expect, test } from './running/test';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true, level: 1 });

test.describe('Every page is an address', () => {
  test('that can be opened, reloaded, and gone back to', async ({ people }) => {
    const { page, handle, name, api } = await people.join();
    const { id } = await api.post('A lasting address');
    const addresses: [string, string][] = [
      ['/', 'Home'],
      ['/explore', 'Explore'],
      ['/hashtags/engines', '#engines'],
      ['/search?q=ada', 'Search'],
      [`/tweets/${id}`, 'Tweet'],
      [`/tweets/${id}/likes`, 'Liked by'],
      ['/bookmarks', 'Bookmarks'],
      [`/@${handle}`, name],
      [`/@${handle}/replies`, name],
      [`/@${handle}/likes`, name],
      [`/@${handle}/followers`, name],
      [`/@${handle}/following`, name],
      ['/settings', 'Settings'],
      ['/nowhere', 'Page not found'],
    ];
    for (const [address, title] of addresses) {
      await page.goto(address);
      await expect(heading(page, title)).toBeVisible();
      await page.reload();
      await expect(heading(page, title)).toBeVisible();
      expect(page.url()).toBe(people.server.url + address);
    }
    for (const [address, title] of addresses.slice(0, -1).reverse()) {
      await page.goBack();
      await expect(heading(page, title)).toBeVisible();
      expect(page.url()).toBe(people.server.url + address);
    }
  });

  test('and visitors read profiles, tweets and explore, and are asked to sign in where they would act', async ({
    people,
  }) => {
    const ada = await people.register('Ada Lovelace');
    const { id } = await ada.api.post('Readable by everybody');
    const page = await people.visitor();
    await page.goto('/');
    await expect(page).toHaveURL(/\/explore$/);
    await expect(tweets(page).first()).toBeVisible();
    await page.goto(`/tweets/${id}`);
    await expect(tweet(page, 'Readable by everybody')).toBeVisible();
    await expect(button(page, 'Edit tweet')).toHaveCount(0);
    await page.getByRole('link', { name: /Ada Lovelace/ }).click();
    await expect(tweet(page, 'Readable by everybody')).toBeVisible();
    await button(page, `Follow @${ada.handle}`).click();
    await expect(heading(page, 'Sign in')).toBeVisible();
    await page.goto('/settings');
    await expect(page).toHaveURL(/\/sign-in\?then=%2Fsettings$/);
  });

  test('and a tweet or a person that is not there is said to be missing', async ({ people }) => {
    const page = await people.visitor();
    await page.goto('/tweets/1');
    await expect(page.getByText('This tweet is gone')).toBeVisible();
    await page.goto('/@nobody_at_all');
    await expect(heading(page, 'Profile not found')).toBeVisible();
    await page.goto('/@ada/nothing');
    await expect(heading(page, 'Page not found')).toBeVisible();
  });

  test('and back and forward return to the very pixel that was left', async ({ people }) => {
    const { page, api } = await people.join();
    await api.postMany(150, (i) => `Tweet ${i}. ${'It goes on and on. '.repeat(i % 9)}`);
    await openHome(page);
    await expect(tweets(page).first()).toBeVisible();
    for (let screens = 1; screens <= 10; screens++) {
      const before = await page.evaluate(() => scrollY);
      await page.mouse.wheel(0, 700);
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(before + 700);
    }
    const middle = await page.evaluateHandle(() =>
      document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('article'),
    );
    const text =
      (await middle.evaluate((article) => article?.querySelector('mt-tweet-text')?.textContent)) ?? '';
    const opened = tweet(page, text.slice(0, 12));
    const left = await page.evaluate(() => scrollY);
    const where = await opened.boundingBox();
    await opened.focus();
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Tweet')).toBeVisible();

    await page.goBack();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(left);
    await expect(opened).toBeInViewport();
    expect(await opened.boundingBox()).toEqual(where);

    await page.goForward();
    await expect(heading(page, 'Tweet')).toBeVisible();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(left);
    expect(await opened.boundingBox()).toEqual(where);
  });
});
