import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { button, composer, field, openHome, replyBox, tweet } from './running/see';
import { expect, test } from './running/test';

const list = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' });
const option = (page: Page) => list(page).getByRole('option');
const selected = (page: Page) => list(page).getByRole('option', { selected: true });

test.describe('Suggestions', () => {
  test('complete a mention by keyboard, and the tweet has it', async ({ people }) => {
    const word = `V${randomBytes(6).toString('hex')}`;
    const { page, api } = await people.join('Ada Lovelace');
    const [one, two] = [await people.register(`${word} One`), await people.register(`${word} Two`)];
    await api.follow(two.handle);
    await openHome(page);
    await composer(page).focus();
    await page.keyboard.type(`Hello @${word.slice(0, 9)}`);
    await expect(option(page)).toHaveText([new RegExp(`${word} Two`), new RegExp(`${word} One`)]);
    await expect(selected(page)).toHaveCount(0);
    await page.keyboard.press('ArrowUp');
    await expect(selected(page)).toContainText(one.handle);
    await page.keyboard.press('Enter');
    await expect(list(page)).toHaveCount(0);
    await expect(composer(page)).toHaveValue(`Hello @${one.handle} `);
    await page.keyboard.type(`and @${two.handle.slice(0, -2)}`);
    await expect(option(page)).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(composer(page)).toHaveValue(`Hello @${one.handle} and @${two.handle} `);
    await expect(composer(page)).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await tweet(page, 'Hello')
      .getByRole('link', { name: `@${one.handle}`, exact: true })
      .click();
    await expect(page).toHaveURL(`${people.server.url}/@${one.handle}`);
  });

  test('leave what is typed, and what was taken is undone and done again by the browser', async ({
    people,
  }) => {
    const tag = `u${randomBytes(6).toString('hex')}`;
    const { page, api } = await people.join();
    await api.post(`To be found #${tag}s`);
    await openHome(page);
    await expect(async () => {
      await composer(page).fill('');
      await composer(page).pressSequentially(`My #${tag}`);
      await expect(option(page)).toHaveCount(1, { timeout: 2_000 });
    }).toPass();
    await page.keyboard.press('Enter');
    await expect(composer(page)).toHaveValue(`My #${tag}\n`);
    await page.keyboard.press('Backspace');
    await expect(option(page)).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(composer(page)).toHaveValue(`My #${tag}s `);
    await page.keyboard.press('Control+z');
    await expect(composer(page)).toHaveValue(`My #${tag}`);
    await page.keyboard.press('Control+Shift+z');
    await expect(composer(page)).toHaveValue(`My #${tag}s `);
  });

  test('close with Escape, and the dialog around them only with the next', async ({ people }) => {
    const { page, handle } = await people.join();
    await page.goto('/explore');
    await expect(page.getByRole('heading', { name: 'Explore' })).toBeVisible();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'New tweet' });
    await expect(composer(page)).toBeFocused();
    await page.keyboard.type(`@${handle.slice(0, 12)}`);
    await expect(option(page).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(list(page)).toHaveCount(0);
    await expect(composer(page)).toHaveValue(`@${handle.slice(0, 12)}`);
    await expect(composer(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  test('are hashtags with their use, taken by touch while one answers', async ({ people }) => {
    const tag = `h${randomBytes(6).toString('hex')}`;
    const grace = await people.register('Grace Hopper');
    const { id } = await grace.api.post(`Two tweets with #${tag}`);
    await grace.api.post(`This is the other #${tag}`);
    const { page } = await people.join('Ada Lovelace', {
      viewport: { width: 400, height: 700 },
      hasTouch: true,
    });
    await page.goto(`/tweets/${id}`);
    await button(tweet(page, 'Two tweets'), '0 replies. Reply').click();
    const box = replyBox(page.getByRole('dialog'));
    await expect(box).toBeFocused();
    // Counted once in a while: who goes on typing hears of it.
    await expect(async () => {
      await box.fill('');
      await box.pressSequentially(`Yes #${tag.slice(0, 8)}`);
      await expect(option(page)).toHaveText([new RegExp(`#${tag}\\s+2 tweets in the last 7 days`)], {
        timeout: 2_000,
      });
    }).toPass();
    await option(page).tap();
    await expect(box).toHaveValue(`Yes #${tag} `);
    await expect(box).toBeFocused();
  });

  test('come while one edits, and Ctrl and Enter saves all the same', async ({ people }) => {
    const { page, api, handle } = await people.join();
    await api.post('To be completed');
    await openHome(page);
    await button(tweet(page, 'To be completed'), 'Edit tweet').click();
    await field(page, 'Edit tweet').pressSequentially(` by @${handle.slice(0, 12)}`);
    await expect(option(page).first()).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(tweet(page, `To be completed by @${handle.slice(0, 12)}`)).toContainText('edited');
    await expect(list(page)).toHaveCount(0);
  });
});
