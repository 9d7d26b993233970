import type { Locator, Page } from '@playwright/test';
import { button, feed, notice, openHome, openLive, pill, tweet } from './running/see';
import { expect, test } from './running/test';

/** Chooses from the menu of a tweet's author, or of a profile. */
async function choose(page: Page, within: Locator, what: string): Promise<void> {
  await within.getByRole('button', { name: /^More about/ }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

test.describe('Blocking', () => {
  test('hides each from the other, until it is ended', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.join('Grace Hopper');
    await ada.api.follow(grace.handle);
    await grace.api.follow(ada.handle);
    await ada.api.post('By Ada');
    await grace.api.post('By Grace, first');
    await grace.api.post('By Grace, second');
    await openHome(ada.page);

    await choose(ada.page, tweet(ada.page, 'By Grace, first'), `Block @${grace.handle}`);
    const question = ada.page.getByRole('dialog', { name: `Block @${grace.handle}?` });
    await expect(question).toContainText('You stop following each other.');
    await button(question, 'Cancel').click();
    await expect(tweet(ada.page, 'By Grace')).toHaveCount(2);
    await choose(ada.page, tweet(ada.page, 'By Grace, first'), `Block @${grace.handle}`);
    await button(question, 'Block').click();
    await expect(notice(ada.page, `You have blocked @${grace.handle}.`)).toBeVisible();
    await expect(tweet(ada.page, 'By Grace')).toHaveCount(0);
    await expect(tweet(ada.page, 'By Ada')).toHaveCount(1);
    await ada.page.reload();
    await expect(tweet(ada.page, 'By Ada')).toHaveCount(1);
    await expect(tweet(ada.page, 'By Grace')).toHaveCount(0);

    await grace.page.goto(`/@${ada.handle}`);
    await expect(grace.page.getByText(`There is no @${ada.handle}`)).toBeVisible();
    await grace.page.goto('/');
    await expect(tweet(grace.page, 'By Grace')).toHaveCount(2);
    await expect(tweet(grace.page, 'By Ada')).toHaveCount(0);

    await ada.page.goto(`/@${grace.handle}`);
    await expect(ada.page.getByText(`You have blocked @${grace.handle}`)).toBeVisible();
    await expect(feed(ada.page)).toHaveCount(0);
    await button(ada.page, `Unblock @${grace.handle}`).click();
    await expect(button(ada.page, `Follow @${grace.handle}`)).toBeVisible();
    await expect(tweet(ada.page, 'By Grace')).toHaveCount(2);
    await grace.page.goto(`/@${ada.handle}`);
    await expect(tweet(grace.page, 'By Ada')).toHaveCount(1);
    await expect(button(grace.page, `Follow @${ada.handle}`)).toBeVisible();
  });

  test('is ended in the settings, too', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    await ada.api.block(grace.handle);
    await ada.page.goto('/settings');
    await button(ada.page, `Unblock @${grace.handle}`).click();
    await expect(ada.page.getByText('You have not blocked anybody.')).toBeVisible();
    await ada.page.reload();
    await expect(ada.page.getByText('You have not blocked anybody.')).toBeVisible();
  });

  test('that is refused changes nothing, and is said', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    await grace.api.post('Still here');
    await ada.page.goto(`/@${grace.handle}`);
    await ada.page.route('**/block', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        json: { type: 'urn:minitwitter:too-many-blocks', title: 'No', status: 422, detail: 'Too many.' },
      }),
    );
    await choose(ada.page, ada.page.locator('mt-profile-header'), `Block @${grace.handle}`);
    await button(ada.page.getByRole('dialog'), 'Block').click();
    await expect(notice(ada.page, `@${grace.handle} was not blocked. Too many.`)).toBeVisible();
    await expect(tweet(ada.page, 'Still here')).toHaveCount(1);
  });
});

test.describe('Muting', () => {
  test('keeps somebody from home, live and later, and from nowhere else', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    const linus = await people.register('Linus');
    await ada.api.follow(grace.handle);
    await ada.api.follow(linus.handle);
    await grace.api.post('Loud, first');
    await openHome(ada.page);

    await choose(ada.page, tweet(ada.page, 'Loud, first'), `Mute @${grace.handle}`);
    await expect(notice(ada.page, `You have muted @${grace.handle}`)).toBeVisible();
    await expect(tweet(ada.page, 'Loud')).toHaveCount(0);
    await button(ada.page, 'Undo').click();
    await expect(tweet(ada.page, 'Loud, first')).toHaveCount(1);

    await choose(ada.page, tweet(ada.page, 'Loud, first'), `Mute @${grace.handle}`);
    await expect(tweet(ada.page, 'Loud')).toHaveCount(0);
    await grace.api.post('Loud, second');
    await linus.api.post('Quiet');
    await expect(pill(ada.page)).toHaveText('Show 1 new tweet');
    await pill(ada.page).click();
    await expect(tweet(ada.page, 'Quiet')).toHaveCount(1);
    await ada.page.reload();
    await expect(tweet(ada.page, 'Quiet')).toHaveCount(1);
    await expect(tweet(ada.page, 'Loud')).toHaveCount(0);

    await ada.page.goto(`/@${grace.handle}`);
    await expect(tweet(ada.page, 'Loud')).toHaveCount(2);
    await expect(button(ada.page, `Following @${grace.handle}`)).toBeVisible();
    await ada.page.goto('/settings');
    await button(ada.page, `Unmute @${grace.handle}`).click();
    await expect(ada.page.getByText('You have not muted anybody.')).toBeVisible();
    await ada.page.goto('/');
    await expect(tweet(ada.page, 'Loud')).toHaveCount(2);
  });
});

test.describe('On pages that are open', () => {
  test('a block takes each away from the other, wherever they are', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.join('Grace Hopper');
    await ada.api.follow(grace.handle);
    await grace.api.follow(ada.handle);
    await ada.api.post('By Ada');
    await grace.api.post('By Grace');
    const answered = await grace.api.post('A question');
    await ada.api.post('An answer', answered.id);
    const elsewhere = await ada.context.newPage();
    const thread = await grace.context.newPage();
    await openHome(ada.page);
    await openLive(elsewhere, `/@${grace.handle}`);
    await openLive(grace.page, `/@${ada.handle}`);
    await openLive(thread, `/tweets/${answered.id}`);
    await expect(tweet(ada.page, 'By Grace')).toHaveCount(1);
    await expect(tweet(elsewhere, 'By Grace')).toHaveCount(1);
    await expect(tweet(thread, 'An answer')).toHaveCount(1);
    await tweet(grace.page, 'By Ada').focus();

    await ada.api.block(grace.handle);
    await expect(tweet(ada.page, 'By Grace')).toHaveCount(0);
    await expect(tweet(ada.page, 'A question')).toHaveCount(0);
    await expect(tweet(ada.page, 'By Ada')).toHaveCount(1);
    await expect(elsewhere.getByText(`You have blocked @${grace.handle}`)).toBeVisible();
    await expect(button(elsewhere, `Unblock @${grace.handle}`)).toBeVisible();
    await expect(feed(elsewhere)).toHaveCount(0);
    await expect(grace.page.getByText(`There is no @${ada.handle}`)).toBeVisible();
    await expect(grace.page.locator('main')).toBeFocused();
    await expect(tweet(thread, 'An answer')).toHaveCount(0);
    await expect(tweet(thread, 'A question')).toHaveCount(1);

    await button(elsewhere, `Unblock @${grace.handle}`).click();
    await expect(tweet(elsewhere, 'By Grace')).toHaveCount(1);
    await grace.page.reload();
    await expect(tweet(grace.page, 'By Ada')).toHaveCount(1);
  });

  test('a block before the live connection is found out as soon as there is one', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    await grace.api.post('By Grace');
    let connect: () => void = () => undefined;
    const connecting = new Promise<void>((resolve) => (connect = resolve));
    await ada.page.route('/api/live/ticket', async (route) => {
      await connecting;
      await route.continue();
    });
    const asked = ada.page.waitForRequest('/api/live/ticket');
    await ada.page.goto(`/@${grace.handle}`);
    await expect(tweet(ada.page, 'By Grace')).toHaveCount(1);
    await asked;
    await grace.api.block(ada.handle);
    connect();
    await expect(ada.page.getByText(`There is no @${grace.handle}`)).toBeVisible();
  });

  test('a block is on the list in the settings, for as long as it lasts', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    await openLive(ada.page, '/settings');
    await expect(ada.page.getByText('You have not blocked anybody.')).toBeVisible();
    await ada.api.block(grace.handle);
    await expect(button(ada.page, `Unblock @${grace.handle}`)).toBeVisible();
    await ada.api.unblock(grace.handle);
    await expect(ada.page.getByText('You have not blocked anybody.')).toBeVisible();
  });

  test('a mute takes somebody away from home and notifications on every device', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    const linus = await people.register('Linus');
    await ada.api.follow(grace.handle);
    await ada.api.follow(linus.handle);
    await grace.api.post('Loud');
    await linus.api.post('Quiet');
    await grace.api.follow(ada.handle);
    await linus.api.follow(ada.handle);
    const profile = await ada.context.newPage();
    const notifications = await ada.context.newPage();
    await openHome(ada.page);
    await openLive(profile, `/@${grace.handle}`);
    await openLive(notifications, '/notifications');
    await expect(notifications.getByRole('article')).toHaveText(/Linus and Grace Hopper/);
    await expect(tweet(ada.page, 'Loud')).toHaveCount(1);

    await ada.api.mute(grace.handle);
    await expect(tweet(ada.page, 'Loud')).toHaveCount(0);
    await expect(tweet(ada.page, 'Quiet')).toHaveCount(1);
    await expect(profile.getByText('Muted', { exact: true })).toBeVisible();
    await expect(tweet(profile, 'Loud')).toHaveCount(1);
    await expect(notifications.getByRole('article')).not.toContainText('Grace Hopper');
    await expect(notifications.getByRole('article')).toContainText('Linus');
  });
});
