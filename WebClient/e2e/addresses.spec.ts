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
      ['/explore?tag=engines', '#engines'],
      [`/tweets/${id}`, 'Tweet'],
      [`/@${handle}`, name],
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

  test('and visitors read profiles, tweets and explore, and are asked to sign in where they would act', async ({ people }) => {
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
    await page.goto('/@ada/likes');
    await expect(heading(page, 'Page not found')).toBeVisible();
  });

  test('and back and forward return to the very pixel that was left', async ({ people }) => {
    const { page, api } = await people.join();
    await api.postMany(150, (i) => `Tweet ${i}. ${'It goes on and on. '.repeat(i % 9)}`);
    await openHome(page);
    await expect(tweets(page).first()).toBeVisible();
    for (let screens = 0; screens < 12; screens++) await page.mouse.wheel(0, 700);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(6_000);
    const opened = tweets(page).filter({ visible: true }).nth(8);
    const link = opened.locator('.when');
    await link.scrollIntoViewIfNeeded();
    const left = await page.evaluate(() => scrollY);
    const where = await link.boundingBox();
    const id = await opened.locator('mt-tweet-text').getAttribute('id');
    await link.click();
    await expect(heading(page, 'Tweet')).toBeVisible();

    await page.goBack();
    await expect(page.locator(`[id="${id ?? ''}"]`)).toBeVisible();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(left);
    const again = page.locator('article', { has: page.locator(`[id="${id ?? ''}"]`) }).locator('.when');
    expect(await again.boundingBox()).toEqual(where);

    await page.goForward();
    await expect(heading(page, 'Tweet')).toBeVisible();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(left);
  });
});
