import type { Locator } from '@playwright/test';
import { openHome, tweet } from './running/see';
import { expect, test } from './running/test';

const ways: Parameters<Locator['click']>[0][] = [
  { modifiers: ['Control'] },
  { modifiers: ['Meta'] },
  { modifiers: ['Shift'] },
  { button: 'middle' },
];

test.describe('A click on a tweet', () => {
  for (const how of ways)
    test(`with ${JSON.stringify(how)} opens it in a new tab, which can't reach this one`, async ({
      people,
    }) => {
      const { page, context, api } = await people.join();
      const { id } = await api.post('Open me beside this page');
      await openHome(page);
      const [text, tab] = [tweet(page, 'Open me').locator('mt-tweet-text'), context.waitForEvent('page')];
      await text.click({ ...how });
      const opened = await tab;

      await expect(opened).toHaveURL(new RegExp(`/tweets/${id}$`));
      expect(await opened.evaluate(() => opener)).toBeNull();
      await expect(page).toHaveURL(/\/$/);
    });

  test('opens nothing when it is the end of selecting text', async ({ people }) => {
    const { page, api } = await people.join();
    await api.post('Words that somebody wants to copy');
    await openHome(page);
    const text = tweet(page, 'Words').locator('mt-tweet-text');
    const box = await text.boundingBox();
    const [left, middle] = [box?.x ?? 0, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    await page.mouse.move(left + 2, middle);
    await page.mouse.down();
    await page.mouse.move(left + 120, middle, { steps: 5 });
    await page.mouse.up();

    expect(await page.evaluate(() => getSelection()?.toString().trim())).toContain('Words');
    await expect(page).toHaveURL(/\/$/);
  });
});
