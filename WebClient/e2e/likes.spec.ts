import type { Locator, Page } from '@playwright/test';
import { button, notice, openHome, openLive, tweet, tweets } from './running/see';
import { expect, test } from './running/test';

const like = (of: Locator, count: number, pressed: boolean): Locator =>
  of.getByRole('button', { name: `${count} ${count === 1 ? 'like' : 'likes'}. Like`, exact: true, pressed });
const bookmark = (of: Locator, pressed: boolean): Locator =>
  of.getByRole('button', { name: 'Bookmark', exact: true, pressed });

/** Presses, and waits until the server has it. */
async function toggle(page: Page, switched: Locator): Promise<void> {
  const answered = page.waitForResponse(/\/(like|bookmark)$/);
  await switched.click();
  expect((await answered).ok()).toBe(true);
}

test.describe('A like', () => {
  test('is seen by everybody, and by the one who gave it as their own', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.join('Grace Hopper');
    const { id } = await ada.api.post('Worth a like');
    await grace.page.goto(`/@${ada.handle}`);
    const theirs = tweet(grace.page, 'Worth a like');
    await toggle(grace.page, like(theirs, 0, false));
    await expect(like(theirs, 1, true)).toBeVisible();

    await ada.page.goto(`/tweets/${id}`);
    const own = tweet(ada.page, 'Worth a like');
    await expect(like(own, 1, false)).toBeVisible();
    await toggle(ada.page, like(own, 1, false));
    await expect(like(own, 2, true)).toBeVisible();
    await ada.page.getByRole('link', { name: '2 likes', exact: true }).click();
    const likers = ada.page.getByRole('feed', { name: 'Liked by' }).getByRole('article');
    await expect(likers).toContainText(['Ada Lovelace', 'Grace Hopper']);
    await ada.page.getByRole('link', { name: 'Back to the tweet' }).click();
    await expect(like(own, 2, true)).toBeVisible();

    await grace.page.reload();
    await toggle(grace.page, like(theirs, 2, true));
    await grace.page.reload();
    await expect(like(theirs, 1, false)).toBeVisible();
  });

  test('is among the likes of who gave it, the newest first', async ({ people }) => {
    const ada = await people.register('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    const first = await ada.api.post('Liked last');
    const second = await ada.api.post('Liked first');
    await grace.api.like(second.id);
    await grace.api.like(first.id);
    const page = await people.visitor();
    await page.goto(`/@${grace.handle}`);
    await page.getByRole('link', { name: 'Likes', exact: true }).click();
    await expect(page).toHaveURL(`${people.server.url}/@${grace.handle}/likes`);
    await expect(tweets(page)).toContainText(['Liked last', 'Liked first']);
    await expect(like(tweet(page, 'Liked last'), 1, false)).toBeVisible();
    await like(tweet(page, 'Liked last'), 1, false).click();
    await expect(page).toHaveURL(/\/sign-in\?then=/);
  });

  test('and a bookmark show on every device of who gives them, and go from every device', async ({
    people,
  }) => {
    const grace = await people.register('Grace Hopper');
    const { page, api } = await people.join();
    const { id } = await grace.api.post('Liked on the way');
    await openLive(page, `/tweets/${id}`);
    const shown = tweet(page, 'Liked on the way');
    await expect(like(shown, 0, false)).toBeVisible();
    await api.like(id);
    await api.bookmark(id);
    await expect(like(shown, 1, true)).toBeVisible();
    await expect(bookmark(shown, true)).toBeVisible();
    await api.unlike(id);
    await api.unbookmark(id);
    await expect(like(shown, 0, false)).toBeVisible();
    await expect(bookmark(shown, false)).toBeVisible();
  });

  test('that is refused is taken back, and said', async ({ people }) => {
    const { page, api } = await people.join();
    const { id } = await api.post('Not to be liked');
    await page.goto('/');
    await page.route(`**/api/tweets/${id}/like`, (route) =>
      route.fulfill({
        status: 404,
        contentType: 'application/problem+json',
        json: { type: 'urn:minitwitter:tweet-not-found', title: 'Gone', status: 404, detail: 'It is gone.' },
      }),
    );
    await like(tweet(page, 'Not to be liked'), 0, false).click();
    await expect(notice(page, 'The tweet was not liked. It is gone.')).toBeVisible();
    await expect(like(tweet(page, 'Not to be liked'), 0, false)).toBeVisible();
  });

  test('is given and taken with l, a bookmark with b', async ({ people }) => {
    const { page, api } = await people.join();
    await api.post('By keyboard');
    await openHome(page);
    await page.keyboard.press('j');
    const shown = tweet(page, 'By keyboard');
    await page.keyboard.press('l');
    await expect(like(shown, 1, true)).toBeVisible();
    await page.keyboard.press('b');
    await expect(bookmark(shown, true)).toBeVisible();
    await page.keyboard.press('l');
    await expect(like(shown, 0, false)).toBeVisible();
    await expect(shown).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('No replies yet')).toBeVisible();
    await page.keyboard.press('l');
    await expect(like(shown, 1, true)).toBeVisible();
  });

  test('of somebody who was a visitor until now is known as theirs', async ({
    // So many tweets of others could come to Explore that this one is no longer at its top.
    lonePeople: people,
  }) => {
    const ada = await people.register('Ada Lovelace');
    const { id } = await ada.api.post('Liked before');
    await ada.api.like(id);
    const page = await people.visitor();
    await page.goto('/explore');
    await expect(like(tweet(page, 'Liked before').first(), 1, false)).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('textbox', { name: 'Handle' }).fill(ada.handle);
    await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery staple');
    await button(page, 'Sign in').click();
    await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
    await page.getByRole('link', { name: 'Explore', exact: true }).click();
    await expect(like(tweet(page, 'Liked before').first(), 1, true)).toBeVisible();
  });
});

test.describe('A bookmark', () => {
  test('is kept for its owner alone, and goes when it is taken off', async ({ people }) => {
    const ada = await people.register('Ada Lovelace');
    const { page } = await people.join('Grace Hopper');
    await ada.api.post('For later');
    await ada.api.post('For much later');
    await page.goto(`/@${ada.handle}`);
    await toggle(page, bookmark(tweet(page, 'For much later'), false));
    await toggle(page, bookmark(tweet(page, 'For later'), false));
    await page.getByRole('link', { name: 'Bookmarks', exact: true }).click();
    await expect(page).toHaveURL(`${people.server.url}/bookmarks`);
    await expect(tweets(page)).toContainText(['For later', 'For much later']);
    await toggle(page, bookmark(tweet(page, 'For later'), true));
    await expect(tweets(page)).toHaveCount(1);
    await page.reload();
    await expect(tweets(page)).toContainText(['For much later']);

    const visitor = await people.visitor();
    await visitor.goto('/bookmarks');
    await expect(visitor).toHaveURL(/\/sign-in\?then=%2Fbookmarks$/);
  });
});
