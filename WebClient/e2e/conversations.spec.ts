import type { Locator, Page } from '@playwright/test';
import { button, notice, openHome, replyBox, tweet, tweets } from './running/see';
import { expect, test } from './running/test';
import { watchForMoves } from './running/scrolling';

const replies = (page: Page, handle: string): Locator =>
  page.getByRole('feed', { name: `Replies to @${handle}` });
const replyButton = (of: Locator): Locator => of.getByRole('button', { name: /Reply$/ });
const header = 56;

/** How far from its place below the header a tweet is. */
async function distanceFromTop(of: Locator): Promise<number> {
  return Math.round(((await of.boundingBox())?.y ?? NaN) - header);
}

test.describe('A conversation', () => {
  test('is begun by one and answered by another, who both see it', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.join('Grace Hopper');
    const question = await ada.api.post('Does it compile?');
    await grace.page.goto(`/@${ada.handle}`);
    await replyButton(tweet(grace.page, 'Does it compile?')).click();
    const dialog = grace.page.getByRole('dialog', { name: `Reply to @${ada.handle}` });
    await expect(dialog).toContainText('Does it compile?');
    await expect(replyBox(dialog)).toBeFocused();
    await replyBox(dialog).fill('On the first day, no.');
    await button(dialog, 'Reply').click();
    await expect(dialog).toHaveCount(0);
    await expect(button(tweet(grace.page, 'Does it compile?'), '1 reply. Reply')).toBeVisible();

    await ada.page.goto(`/tweets/${question.id}`);
    await expect(replies(ada.page, ada.handle)).toContainText('On the first day, no.');
    await replyBox(ada.page).fill('And on the second?');
    await button(ada.page, 'Reply').click();
    await expect(tweet(ada.page, 'And on the second?')).not.toContainText('Sending');
    await expect(button(tweet(ada.page, 'Does it compile?'), '2 replies. Reply')).toBeVisible();
    await ada.page.reload();
    // What the author adds stands before what others answer.
    await expect(replies(ada.page, ada.handle).getByRole('article')).toContainText([
      'And on the second?',
      'On the first day, no.',
    ]);
    await expect(button(tweet(ada.page, 'Does it compile?'), '2 replies. Reply')).toBeVisible();
  });

  test('is shown from the tweet on, with what it answers above it and nothing moving', async ({ people }) => {
    const { page, api, handle } = await people.join();
    let last = await api.post('Turn 0');
    for (let turn = 1; turn <= 8; turn++) last = await api.post(`Turn ${turn}`, last.id);
    await openHome(page);
    let admit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (admit = resolve));
    await page.route('**/thread?*', async (route) => {
      await held;
      await route.continue();
    });
    await tweet(page, 'Turn 8').locator('.when').click();
    await expect(page.getByRole('heading', { name: 'Tweet', exact: true })).toBeVisible();
    await expect(tweets(page)).toHaveCount(1);
    expect(await distanceFromTop(tweet(page, 'Turn 8'))).toBe(0);
    const moved = await watchForMoves(page, 'Turn 8');
    admit();
    await expect(tweets(page)).toHaveCount(9);
    expect(await moved()).toBeLessThan(1);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
    await page.unrouteAll();

    // Also where the answer comes before the router has found the page's top.
    await tweet(page, 'Turn 5').locator('.when').click();
    await expect(replies(page, handle)).toContainText('Turn 6');
    await expect.poll(() => distanceFromTop(tweet(page, 'Turn 5'))).toBe(0);
    await page.reload();
    await expect(replies(page, handle)).toContainText('Turn 6');
    await expect.poll(() => distanceFromTop(tweet(page, 'Turn 5'))).toBe(0);

    await page.mouse.wheel(0, -300);
    await expect.poll(() => distanceFromTop(tweet(page, 'Turn 5'))).toBe(300);
    await tweet(page, 'Turn 4').locator('.when').click();
    await expect.poll(() => distanceFromTop(tweet(page, 'Turn 4'))).toBe(0);
    await page.goBack();
    await expect.poll(() => distanceFromTop(tweet(page, 'Turn 5'))).toBe(300);
  });

  test('keeps the place of what was deleted', async ({ people }) => {
    const { page, api, handle } = await people.join();
    const first = await api.post('Said first');
    const second = await api.post('Said and taken back', first.id);
    const third = await api.post('Said last', second.id);
    await api.delete(second.id);
    await page.goto(`/tweets/${third.id}`);
    await expect(page.getByText('This tweet was deleted.')).toBeVisible();
    await expect(page.locator('.thread-above')).toContainText(/Said first.*This tweet was deleted\./s);
    await expect(tweet(page, 'Said last')).toContainText(`Replying to @${handle}`);
    await expect(button(tweet(page, 'Said first'), '0 replies. Reply')).toBeVisible();

    await page.goto(`/tweets/${second.id}`);
    await expect(page.getByRole('heading', { name: 'This tweet is gone' })).toBeVisible();
  });

  test('shows more replies as one reads on, and newer ones when one looks again', async ({ people }) => {
    const { page, api, handle } = await people.join();
    const { id } = await api.post('Ask me anything');
    const grace = await people.register('Grace Hopper');
    for (let i = 0; i < 60; i++) await grace.api.post(`Question ${i}.`, id);
    await page.goto(`/tweets/${id}`);
    await expect(replies(page, handle)).toContainText('Question 0.');
    await expect(async () => {
      await page.mouse.wheel(0, 2_000);
      await expect(tweet(page, 'Question 59.')).toBeVisible({ timeout: 500 });
    }).toPass();
    await grace.api.post('One more question.', id);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(tweet(page, 'One more question.')).toBeAttached();
    await page.mouse.wheel(0, -20_000);
    await expect(button(tweet(page, 'Ask me anything'), '61 replies. Reply')).toBeVisible();
  });

  test('stands among the replies of a profile, and not among its tweets', async ({ people }) => {
    const ada = await people.register('Ada Lovelace');
    const grace = await people.join('Grace Hopper');
    const { id } = await ada.api.post('A question');
    const own = await grace.api.post('A thought');
    await grace.api.post('A second thought', own.id);
    await grace.api.post('An answer', id);
    const { page } = grace;
    await page.goto(`/@${grace.handle}`);
    await expect(tweets(page)).toContainText(['A second thought', 'A thought']);
    await page.getByRole('link', { name: 'Replies', exact: true }).click();
    await expect(page).toHaveURL(`${people.server.url}/@${grace.handle}/replies`);
    await expect(tweets(page)).toContainText(['An answer', 'A second thought', 'A thought']);
    await tweet(page, 'An answer')
      .getByRole('link', { name: `@${ada.handle}` })
      .click();
    await expect(page).toHaveURL(`${people.server.url}/@${ada.handle}`);
  });

  test('comes to both who follow, without a reload', async ({ people }) => {
    const ada = await people.register('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    const { page, api } = await people.join('Linus');
    await api.follow(ada.handle);
    await api.follow(grace.handle);
    const { id } = await ada.api.post('A question');
    await openHome(page);
    await tweet(page, 'A question').locator('.when').click();
    await expect(page.getByText('No replies yet')).toBeVisible();
    await grace.api.post('An answer', id);
    await expect(replies(page, ada.handle)).toContainText('An answer');
    await expect(button(tweet(page, 'A question'), '1 reply. Reply')).toBeVisible();
  });
});

test.describe('A reply that the server refuses', () => {
  test('comes back to where it was written, with the reason', async ({ people }) => {
    const { page, api } = await people.join();
    const { id } = await api.post('A question');
    await page.goto(`/tweets/${id}`);
    await replyBox(page).fill('Too bold');
    await page.route('**/api/tweets', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        json: { type: 'urn:minitwitter:refused', title: 'Refused', status: 422, detail: 'Not today.' },
      }),
    );
    await button(page, 'Reply').click();
    await expect(page.getByRole('alert').filter({ hasText: 'Not today.' })).toBeVisible();
    await expect(replyBox(page)).toHaveValue('Too bold');
    await expect(tweets(page)).toHaveCount(1);
    await expect(button(tweet(page, 'A question'), '0 replies. Reply')).toBeVisible();

    await page.unrouteAll();
    await button(page, 'Reply').click();
    await expect(tweet(page, 'Too bold')).not.toContainText('Sending');
    await expect(button(tweet(page, 'A question'), '1 reply. Reply')).toBeVisible();
  });

  test('because its tweet is gone is kept, and said where there is no box any more', async ({ people }) => {
    const ada = await people.register('Ada Lovelace');
    const { id } = await ada.api.post('A question');
    const { page } = await people.join('Grace Hopper');
    await page.goto(`/@${ada.handle}`);
    await replyButton(tweet(page, 'A question')).click();
    await replyBox(page).fill('An answer');
    await ada.api.delete(id);
    await page.keyboard.press('Control+Enter');
    await expect(
      notice(page, 'Your reply was not sent. The tweet you are answering was deleted.'),
    ).toBeVisible();
    await button(page, 'Edit').click();
    await expect(replyBox(page.getByRole('dialog'))).toHaveValue('An answer');
  });
});

test('Replying by keyboard alone: r from a list, r on the tweet’s own page', async ({ people }) => {
  const { page, api, handle } = await people.join();
  await api.post('A question');
  await openHome(page);
  await page.keyboard.press('j');
  await page.keyboard.press('r');
  await expect(replyBox(page)).toBeFocused();
  await page.keyboard.type('From the list');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(tweet(page, 'A question')).toBeFocused();
  await expect(tweet(page, 'From the list')).not.toContainText('Sending');
  await page.keyboard.press('Enter');
  await expect(replies(page, handle)).toContainText('From the list');
  await page.keyboard.press('r');
  await expect(replyBox(page)).toBeFocused();
  await page.keyboard.type('From the page');
  await page.keyboard.press('Control+Enter');
  await expect(replies(page, handle).getByRole('article')).toContainText(['From the page', 'From the list']);
});

test('A visitor who wants to reply signs in first, and comes back', async ({ people }) => {
  const ada = await people.register('Ada Lovelace');
  const { id } = await ada.api.post('A question');
  const page = await people.visitor();
  await page.goto(`/tweets/${id}`);
  await replyButton(tweet(page, 'A question')).click();
  await expect(page).toHaveURL(`${people.server.url}/sign-in?then=%2Ftweets%2F${id}`);
});
