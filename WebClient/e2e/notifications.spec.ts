import type { Locator, Page } from '@playwright/test';
import { openHome, tweets } from './running/see';
import { expect, test } from './running/test';

const link = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true });
const unread = (page: Page, count: number): Locator =>
  link(page, count ? `Notifications, ${count} unread` : 'Notifications');
const rows = tweets;

/** Opens the page of notifications without loading the client anew. */
async function openNotifications(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Notifications/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notifications');
}

test.describe('Notifications', () => {
  test('come live, are counted, and tell who did what', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    const { id } = await ada.api.post('Notes on the engine');
    await openHome(ada.page);
    await expect(unread(ada.page, 0)).toBeVisible();

    await grace.api.like(id);
    await expect(unread(ada.page, 1)).toBeVisible();
    await expect(ada.page).toHaveTitle(/^\(1\)/);
    await grace.api.follow(ada.handle);
    await expect(unread(ada.page, 2)).toBeVisible();

    await openNotifications(ada.page);
    await expect(rows(ada.page)).toContainText(['followed you', 'Grace Hopper liked your tweet']);
    await expect(rows(ada.page).nth(1)).toContainText('Notes on the engine');
    await expect(unread(ada.page, 0)).toBeVisible();

    await grace.api.repost(id);
    await expect(rows(ada.page)).toHaveCount(3);
    await grace.api.post('A question about it', id);
    await expect(rows(ada.page)).toHaveCount(4);
    await grace.api.post(`Ask @${ada.handle} about engines`);
    await expect(rows(ada.page)).toHaveCount(5);
    await grace.api.quote(id, 'Worth reading');
    await expect(rows(ada.page)).toContainText([
      /Grace Hopper\s+quoted your tweet[\s\S]*Worth reading/,
      /mentioned you[\s\S]*about engines/,
      /replied to you[\s\S]*A question about it/,
      'reposted your tweet',
      'followed you',
      'liked your tweet',
    ]);
    await expect(unread(ada.page, 0)).toBeVisible();
  });

  test('of one tweet are one, the newest first', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const [grace, linus, mary] = await Promise.all(
      ['Grace Hopper', 'Linus', 'Mary'].map((name) => people.register(name)),
    );
    const { id } = await ada.api.post('Liked by many');
    await grace.api.like(id);
    await linus.api.follow(ada.handle);
    await openHome(ada.page);
    await openNotifications(ada.page);
    await expect(rows(ada.page)).toContainText(['Linus followed you', 'Grace Hopper liked your tweet']);
    await linus.api.like(id);
    await expect(rows(ada.page)).toContainText([/Linus\s+and\s+Grace Hopper\s+liked/, 'Linus followed you']);
    await mary.api.like(id);
    await expect(rows(ada.page)).toContainText([/Mary\s+and 2 others\s+liked/, 'Linus followed you']);
    await rows(ada.page).first().getByRole('link', { name: 'Liked by many' }).click();
    await expect(ada.page).toHaveURL(`${people.server.url}/tweets/${id}`);
  });

  test('go when what caused them is undone', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    const { id } = await ada.api.post('Liked for a moment');
    await openHome(ada.page);
    await grace.api.like(id);
    await expect(unread(ada.page, 1)).toBeVisible();
    await grace.api.unlike(id);
    await expect(unread(ada.page, 0)).toBeVisible();

    await openNotifications(ada.page);
    await expect(ada.page.getByText('Nothing yet')).toBeVisible();
    await grace.api.like(id);
    await expect(rows(ada.page)).toHaveCount(1);
    await grace.api.unlike(id);
    await expect(ada.page.getByText('Nothing yet')).toBeVisible();
  });

  test('that are read on one device are read on the other', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    const other = await ada.context.newPage();
    await Promise.all([openHome(ada.page), openHome(other)]);
    await grace.api.follow(ada.handle);
    await Promise.all([ada.page, other].map((page) => expect(unread(page, 1)).toBeVisible()));
    await openNotifications(ada.page);
    await expect(rows(ada.page)).toContainText(['Grace Hopper followed you']);
    await Promise.all([ada.page, other].map((page) => expect(unread(page, 0)).toBeVisible()));
  });

  test('are opened by i, walked through, and answered', async ({ people }) => {
    const ada = await people.join('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    await grace.api.post(`Is @${ada.handle} there?`);
    await openHome(ada.page);
    await ada.page.keyboard.press('i');
    await expect(rows(ada.page)).toContainText(['mentioned you']);
    await ada.page.keyboard.press('j');
    await expect(rows(ada.page).first()).toBeFocused();
    await ada.page.keyboard.press('r');
    await expect(ada.page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  });

  test('are for members', async ({ people }) => {
    const visitor = await people.visitor();
    await visitor.goto('/notifications');
    await expect(visitor).toHaveURL(/\/sign-in\?then=%2Fnotifications$/);
  });
});
