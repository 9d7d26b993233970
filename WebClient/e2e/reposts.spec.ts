import type { Locator, Page } from '@playwright/test';
import { button, notice, openHome, openLive, pill, tweet, tweets } from './running/see';
import { expect, test } from './running/test';

const reposts = (of: Locator, count: number, reposted: boolean): Locator =>
  of.getByRole('button', {
    name: `${count} ${count === 1 ? 'repost' : 'reposts'}. ${reposted ? 'Undo repost' : 'Repost'}`,
    exact: true,
    pressed: reposted,
  });
const menuItem = (page: Page, name: string): Locator => page.getByRole('menuitem', { name, exact: true });
const quoteBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Write a quote' });
const quoted = (of: Locator): Locator => of.locator('mt-quoted-tweet');

/** Presses an item of the repost menu, and waits until the server has it. */
async function choose(page: Page, of: Locator, item: 'Repost' | 'Undo repost'): Promise<void> {
  const answered = page.waitForResponse(/\/repost$/);
  await of.getByRole('button', { name: /reposts?\./ }).click();
  await menuItem(page, item).click();
  expect((await answered).ok()).toBe(true);
}

test.describe('A repost', () => {
  test('comes live to those who follow, with whose it is, and goes live when it is undone', async ({
    people,
  }) => {
    const grace = await people.register('Grace Hopper');
    const ann = await people.join('Ann');
    const { page, api } = await people.join('Linus');
    await api.follow(ann.handle);
    await grace.api.post('Worth passing on');
    await openHome(page);
    await expect(page.getByText('It is quiet here')).toBeVisible();

    await ann.page.goto(`/@${grace.handle}`);
    const original = tweet(ann.page, 'Worth passing on');
    await choose(ann.page, original, 'Repost');
    await expect(reposts(original, 1, true)).toBeVisible();
    await pill(page).click();
    const seen = tweet(page, 'Worth passing on');
    await expect(seen.getByRole('link', { name: 'Ann reposted' })).toHaveAttribute('href', `/@${ann.handle}`);
    await expect(page.getByRole('article', { name: /^Ann reposted/ })).toBeVisible();
    await expect(reposts(seen, 1, false)).toBeVisible();

    await choose(ann.page, original, 'Undo repost');
    await expect(seen).toHaveCount(0);
    await page.reload();
    await expect(page.getByText('It is quiet here')).toBeVisible();
    await expect(reposts(original, 0, false)).toBeVisible();
  });

  test('is at once in one’s own home and profile, until it is undone', async ({ people }) => {
    const grace = await people.register('Grace Hopper');
    const { page, handle } = await people.join('Ann');
    const { id } = await grace.api.post('Worth passing on');
    await openHome(page);
    await page.getByRole('searchbox', { name: /profile/ }).fill(grace.handle);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: `@${grace.handle}` }).click();
    await choose(page, tweet(page, 'Worth passing on'), 'Repost');
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await expect(tweet(page, 'Worth passing on').getByRole('link', { name: 'You reposted' })).toBeVisible();
    await expect(pill(page)).toHaveCount(0);
    for (const address of ['/', `/@${handle}`]) {
      await page.goto(address);
      await expect(tweet(page, 'Worth passing on').getByRole('link', { name: 'You reposted' })).toBeVisible();
    }
    await choose(page, tweet(page, 'Worth passing on'), 'Undo repost');
    await expect(tweets(page)).toHaveCount(0);
    await page.goto(`/tweets/${id}`);
    await expect(reposts(tweet(page, 'Worth passing on'), 0, false)).toBeVisible();
  });

  test('by two whom one follows is there once', async ({ people }) => {
    const grace = await people.register('Grace Hopper');
    const ann = await people.register('Ann');
    const bob = await people.register('Bob');
    const { page, api } = await people.join('Linus');
    await api.follow(ann.handle);
    await api.follow(bob.handle);
    const { id } = await grace.api.post('Worth passing on');
    await ann.api.repost(id);
    await openHome(page);
    await expect(tweet(page, 'Worth passing on')).toContainText('Ann reposted');
    await bob.api.repost(id);
    await expect(reposts(tweet(page, 'Worth passing on'), 2, false)).toBeVisible();
    await bob.api.post('The end of it');
    await page.getByRole('button', { name: 'Show 1 new tweet' }).click();
    await expect(tweet(page, 'The end of it')).toBeVisible();
    await expect(tweet(page, 'Worth passing on')).toHaveCount(1);
    await page.reload();
    await expect(tweet(page, 'The end of it')).toBeVisible();
    await expect(tweet(page, 'Worth passing on')).toHaveCount(1);
  });

  test('goes with the tweet', async ({ people }) => {
    const grace = await people.register('Grace Hopper');
    const ann = await people.register('Ann');
    const { page, api } = await people.join('Linus');
    await api.follow(ann.handle);
    const { id } = await grace.api.post('Not for long');
    await ann.api.repost(id);
    await openHome(page);
    await expect(tweet(page, 'Not for long')).toContainText('Ann reposted');
    await grace.api.delete(id);
    await expect(tweets(page)).toHaveCount(0);
  });

  test('goes with the one who made it, when they are not followed any more', async ({ people }) => {
    const grace = await people.register('Grace Hopper');
    const ann = await people.register('Ann');
    const { page, api } = await people.join('Linus');
    await api.follow(ann.handle);
    const { id } = await grace.api.post('Worth passing on');
    await ann.api.repost(id);
    await openHome(page);
    await tweet(page, 'Worth passing on').getByRole('link', { name: 'Ann reposted' }).click();
    await button(page, `Following @${ann.handle}`).click();
    await expect(button(page, `Follow @${ann.handle}`)).toBeVisible();
    await page.goBack();
    await expect(page.getByText('It is quiet here')).toBeVisible();
  });

  test('that is undone on another device leaves the button, also where it was never read', async ({
    people,
  }) => {
    const grace = await people.register('Grace Hopper');
    const { page, api } = await people.join();
    const { id } = await grace.api.post('Passed on for a while');
    await api.repost(id);
    await api.postMany(41, (i) => `Above the repost, number ${i}`);
    await openLive(page, `/tweets/${id}`);
    const shown = tweet(page, 'Passed on for a while');
    await expect(reposts(shown, 1, true)).toBeVisible();
    await api.undoRepost(id);
    await expect(reposts(shown, 0, false)).toBeVisible();
  });

  test('that is refused is taken back, and said', async ({ people }) => {
    const grace = await people.register('Grace Hopper');
    const { page, api } = await people.join();
    await api.follow(grace.handle);
    const { id } = await grace.api.post('Not to be passed on');
    await page.goto('/');
    await page.route(`**/api/tweets/${id}/repost`, (route) =>
      route.fulfill({
        status: 404,
        contentType: 'application/problem+json',
        json: { type: 'urn:minitwitter:tweet-not-found', title: 'Gone', status: 404, detail: 'It is gone.' },
      }),
    );
    const shown = tweet(page, 'Not to be passed on');
    await reposts(shown, 0, false).click();
    await menuItem(page, 'Repost').click();
    await expect(notice(page, 'The tweet was not reposted. It is gone.')).toBeVisible();
    await expect(reposts(shown, 0, false)).toBeVisible();
  });

  test('is made and undone by keyboard, with t or through the menu', async ({ people }) => {
    const { page, api } = await people.join();
    await api.post('By keyboard');
    await openHome(page);
    await page.keyboard.press('j');
    const shown = tweet(page, 'By keyboard');
    await page.keyboard.press('t');
    await expect(reposts(shown, 1, true)).toBeVisible();
    await page.keyboard.press('t');
    await expect(reposts(shown, 0, false)).toBeVisible();
    await expect(shown).toBeFocused();

    await reposts(shown, 0, false).focus();
    await page.keyboard.press('Enter');
    await expect(menuItem(page, 'Repost')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(menuItem(page, 'Quote')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(reposts(shown, 0, false)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(menuItem(page, 'Repost')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(reposts(shown, 1, true)).toBeFocused();
  });

  test('is made by touch, and a touch beside the menu closes it', async ({ people }) => {
    const { page, api } = await people.join('Ada Lovelace', {
      hasTouch: true,
      viewport: { width: 360, height: 640 },
    });
    await api.post('By touch');
    await page.goto('/');
    const shown = tweet(page, 'By touch');
    await reposts(shown, 0, false).tap();
    await expect(menuItem(page, 'Quote')).toBeInViewport({ ratio: 1 });
    await page.getByRole('heading', { name: 'Home' }).tap();
    await expect(page.getByRole('menu')).toHaveCount(0);
    await reposts(shown, 0, false).tap();
    await menuItem(page, 'Repost').tap();
    await expect(reposts(shown, 1, true)).toBeVisible();
    await expect(page).toHaveURL(`${people.server.url}/`);
  });

  test('is told of on the tweet’s page: who made it, the newest first', async ({ people }) => {
    const grace = await people.register('Grace Hopper');
    const ann = await people.register('Ann');
    const page = await people.visitor();
    const { id } = await grace.api.post('Worth passing on');
    await ann.api.repost(id);
    await grace.api.repost(id);
    await page.goto(`/tweets/${id}`);
    await page.getByRole('link', { name: '2 reposts', exact: true }).click();
    await expect(page).toHaveURL(`${people.server.url}/tweets/${id}/reposts`);
    const those = page.getByRole('feed', { name: 'Reposted by' }).getByRole('article');
    await expect(those).toContainText(['Grace Hopper', 'Ann']);
    await page.getByRole('link', { name: 'Back to the tweet' }).click();
    await reposts(tweet(page, 'Worth passing on'), 2, false).click();
    await expect(page).toHaveURL(/\/sign-in\?then=/);
  });
});

test.describe('A quote', () => {
  test('shows what it quotes in the other browser, and says when that was deleted', async ({ people }) => {
    const grace = await people.join('Grace Hopper');
    const { page, api } = await people.join('Linus');
    await api.follow(grace.handle);
    const ann = await people.register('Ann');
    const { id } = await ann.api.post('Said first');
    await openHome(page);

    await grace.page.goto(`/tweets/${id}`);
    await tweet(grace.page, 'Said first')
      .getByRole('button', { name: /reposts\./ })
      .click();
    await menuItem(grace.page, 'Quote').click();
    const dialog = grace.page.getByRole('dialog', { name: `Quote @${ann.handle}` });
    await expect(dialog).toContainText('Said first');
    await expect(quoteBox(grace.page)).toBeFocused();
    await quoteBox(grace.page).fill('How true');
    await button(dialog, 'Tweet').click();
    await expect(grace.page.getByRole('link', { name: '1 quote', exact: true })).toBeVisible();

    await pill(page).click();
    const quote = tweet(page, 'How true');
    await expect(quoted(quote)).toContainText('Said first');
    await expect(quoted(quote)).toContainText(`@${ann.handle}`);
    await quoted(quote).getByText('Said first').click();
    await expect(page).toHaveURL(`${people.server.url}/tweets/${id}`);
    await page.getByRole('link', { name: '1 quote', exact: true }).click();
    await expect(page.getByRole('feed', { name: 'Quotes' })).toContainText('How true');

    await ann.api.delete(id);
    await page.goto('/');
    await expect(quoted(quote)).toHaveText('This tweet was deleted.');
    await grace.page.goto(`/@${grace.handle}`);
    await expect(quoted(tweet(grace.page, 'How true'))).toHaveText('This tweet was deleted.');
  });

  test('says live when what it quotes is deleted, and shows its edits', async ({ people }) => {
    const ann = await people.register('Ann');
    const { page, api } = await people.join('Linus');
    await api.follow(ann.handle);
    const { id } = await ann.api.post('Said first');
    await api.quote(id, 'How true');
    await openHome(page);
    const quote = tweet(page, 'How true');
    await ann.api.edit(id, 'Said better');
    await expect(quoted(quote)).toContainText('Said better');
    await expect(quoted(quote)).toContainText('edited');
    await ann.api.delete(id);
    await expect(quoted(quote)).toHaveText('This tweet was deleted.');
    await expect(tweets(page)).toHaveCount(1);
  });

  test('of a tweet that is gone is kept, and said', async ({ people }) => {
    const ann = await people.register('Ann');
    const { id } = await ann.api.post('Said first');
    const { page } = await people.join('Grace Hopper');
    await page.goto(`/@${ann.handle}`);
    await tweet(page, 'Said first').focus();
    await page.keyboard.press('q');
    await quoteBox(page).fill('How true');
    await ann.api.delete(id);
    await page.keyboard.press('Control+Enter');
    await expect(
      notice(page, 'Your quote was not sent. The tweet you are quoting was deleted. Your text is kept.'),
    ).toBeVisible();
    await button(page, 'Edit').click();
    await expect(quoteBox(page)).toHaveValue('How true');
  });

  test('that was begun is there again after a reload', async ({ people }) => {
    const { page, api } = await people.join();
    await api.post('Said first');
    await openHome(page);
    await page.keyboard.press('j');
    await page.keyboard.press('q');
    await quoteBox(page).fill('Half a thought');
    await page.reload();
    await tweet(page, 'Said first').focus();
    await page.keyboard.press('q');
    await expect(quoteBox(page)).toHaveValue('Half a thought');
  });
});

for (const width of [320, 400])
  test(`The row of buttons keeps to its line on a screen of ${width} pixels`, async ({ people }) => {
    const { page, api } = await people.join('Ada Lovelace', { viewport: { width, height: 640 } });
    const { id } = await api.post('With counts');
    await page.route('**/api/timeline?*', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { items: object[] };
      const counts = { repliesCount: 999_999, repostsCount: 999_999, likesCount: 999_999 };
      await route.fulfill({
        response: answer,
        json: { ...body, items: body.items.map((item) => ({ ...item, ...counts })) },
      });
    });
    await page.goto('/');
    const foot = page.locator(`[data-id="${id}"] .tweet-foot`);
    await expect(foot).toContainText('999K');
    const boxes = await foot
      .locator('.foot-button')
      .evaluateAll((buttons) => buttons.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    expect(new Set(boxes.map(({ top }) => top)).size).toBe(1);
    for (const [i, { left }] of boxes.slice(1).entries()) expect(left).toBeGreaterThanOrEqual(boxes[i].right);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.unrouteAll();
  });
