import { button, openHome, tweet } from './running/see';
import { expect, test } from './running/test';

test.describe('Deleting a tweet', () => {
  test('can be undone, and then nothing has happened', async ({ people }) => {
    const { page, api, handle } = await people.join();
    await api.post('To be or not to be');
    await page.goto('/');
    await button(tweet(page, 'To be'), 'Delete tweet').click();
    await expect(tweet(page, 'To be')).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await button(page, 'Undo').click();

    await expect(tweet(page, 'To be')).toHaveCount(1);
    expect(await api.tweetsOf(handle)).toHaveLength(1);
  });

  test('happens even when the page is left before the time to undo is over', async ({ people }) => {
    const { page, api, handle } = await people.join();
    await api.post('To be or not to be');
    await openHome(page);
    await button(tweet(page, 'To be'), 'Delete tweet').click();
    await page.goto('about:blank');

    await expect.poll(async () => (await api.tweetsOf(handle)).length).toBe(0);
  });
});
