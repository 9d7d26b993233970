import type { Locator, Page } from '@playwright/test';

/** What a person finds on the pages, by its role and name. */
export const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Write a tweet' });
export const replyBox = (page: Page | Locator): Locator =>
  page.getByRole('textbox', { name: 'Write a reply' });
export const feed = (page: Page): Locator => page.getByRole('feed');
export const tweets = (page: Page): Locator => page.getByRole('article');
export const tweet = (page: Page, text: string): Locator => tweets(page).filter({ hasText: text });
export const pill = (page: Page): Locator => page.getByRole('button', { name: /^Show \d+ new tweets?$/ });
export const notice = (page: Page, text: string | RegExp): Locator =>
  page.locator('mt-notice-list').getByText(text, { exact: false });
export const button = (page: Page | Locator, name: string): Locator =>
  page.getByRole('button', { name, exact: true });
export const field = (page: Page | Locator, name: string): Locator =>
  page.getByRole('textbox', { name, exact: true });
export const banner = (page: Page): Locator => page.getByText('The live connection is lost.');

export async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await button(page, 'Tweet').click();
}

/** Opens home, and waits until what is new will be pushed to it. */
export function openHome(page: Page): Promise<void> {
  return openLive(page, '/');
}

/** The same of any page. */
export async function openLive(page: Page, address: string): Promise<void> {
  let arrived = false;
  const live = new Promise<void>((resolve) => {
    page.on('websocket', (socket) => {
      // Not one of the page that is being left.
      if (arrived) socket.on('framereceived', () => resolve());
    });
  });
  await page.goto(address, { waitUntil: 'commit' });
  arrived = true;
  await live;
}
