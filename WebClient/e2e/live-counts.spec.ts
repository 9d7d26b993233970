import { openHome, tweet, tweets } from './running/see';
import { expect, test } from './running/test';

test.describe('What others do with a tweet on the screen', () => {
  test('is counted there at once, in home and in its thread, where the reply appears', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.join('Grace Hopper');
    const { id } = await ada.api.post('Watch me being counted');
    await openHome(ada.page);
    const atHome = tweet(ada.page, 'Watch me being counted');
    await expect(atHome.getByRole('button', { name: '0 likes. Like' })).toBeVisible();

    await grace.page.goto(`/tweets/${id}`);
    const inThread = tweet(grace.page, 'Watch me being counted');
    await inThread.getByRole('button', { name: '0 likes. Like' }).click();
    await expect(atHome.getByRole('button', { name: '1 like. Like' })).toBeVisible();

    await ada.api.post('Counted, and here', id);
    await expect(tweets(grace.page)).toContainText(['Watch me being counted', 'Counted, and here']);
    await expect(inThread.getByRole('button', { name: '1 reply. Reply' })).toBeVisible();
  });
});
