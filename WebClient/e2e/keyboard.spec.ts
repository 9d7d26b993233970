import type { Locator, Page } from '@playwright/test';
import { freshHandle, password } from './running/people';
import { button, composer, field, openHome, pill, tweet, tweets } from './running/see';
import { expect, test } from './running/test';

/** Presses Tab until the focus is there, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let steps = 0; steps < 60; steps++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${String(target)}`);
}

async function fill(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, field(page, name));
  await page.keyboard.type(text);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

test.describe('By keyboard alone', () => {
  test('one can sign up, tweet, follow, edit, delete and sign out', async ({ people }) => {
    const grace = await people.register('Grace Hopper');
    const page = await people.visitor();
    const handle = freshHandle('Ada');
    await page.goto('/explore');

    await press(page, page.getByRole('link', { name: 'Create an account' }));
    await fill(page, 'Handle', handle);
    await fill(page, 'Name', 'Ada Lovelace');
    await fill(page, 'Password', password);
    await page.keyboard.press('Enter');

    await tabTo(page, composer(page));
    await page.keyboard.type('Typed, not clicked');
    await page.keyboard.press('Control+Enter');
    await expect(tweet(page, 'Typed')).not.toContainText('Sending');

    await tabTo(page, page.getByRole('searchbox', { name: /profile/ }));
    await page.keyboard.type(grace.handle);
    await page.keyboard.press('Enter');
    await press(page, button(page, `Follow @${grace.handle}`));
    await expect(button(page, `Following @${grace.handle}`)).toBeVisible();

    await press(page, page.getByRole('link', { name: 'Profile', exact: true }));
    await press(page, button(tweet(page, 'Typed'), 'Edit tweet'));
    await expect(field(page, 'Edit tweet')).toBeFocused();
    await page.keyboard.type(' at all');
    await page.keyboard.press('Control+Enter');
    await expect(tweet(page, 'Typed, not clicked at all')).toBeFocused();
    await expect(tweet(page, 'Typed')).toContainText('edited');

    await press(page, button(tweet(page, 'Typed'), 'Delete tweet'));
    await expect(tweets(page)).toHaveCount(0);
    await press(page, button(page, 'Dismiss'));

    await press(page, page.getByRole('link', { name: 'Settings', exact: true }));
    await press(page, button(page, 'Sign out'));
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });

  test('j and k walk through the tweets, Enter opens, e edits, f follows', async ({ people }) => {
    const { page, api } = await people.join();
    const grace = await people.register('Grace Hopper');
    await api.follow(grace.handle);
    await grace.api.post('By somebody else');
    await api.post('By myself');
    await openHome(page);
    await expect(tweets(page)).toHaveCount(2);

    await page.keyboard.press('j');
    await expect(tweet(page, 'By myself')).toBeFocused();
    await page.keyboard.press('j');
    await expect(tweet(page, 'By somebody else')).toBeFocused();
    await page.keyboard.press('k');
    await expect(tweet(page, 'By myself')).toBeFocused();

    await page.keyboard.press('e');
    await expect(field(page, 'Edit tweet')).toBeFocused();
    await page.keyboard.type('jkn/?');
    await page.keyboard.press('Escape');
    await expect(tweet(page, 'By myself')).toBeFocused();

    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Tweet', exact: true })).toBeVisible();
    await tabTo(page, tweets(page));
    const unfollowed = page.waitForResponse(
      (answer) => answer.request().method() === 'DELETE' && answer.ok(),
    );
    await page.keyboard.press('f');
    await unfollowed;
    await page.goto(`/@${grace.handle}`);
    await expect(button(page, `Follow @${grace.handle}`)).toBeVisible();
  });

  test('Page Down and Page Up walk through a feed, Ctrl+Home and Ctrl+End leave it', async ({ people }) => {
    const { page, api } = await people.join();
    await api.post('The first');
    await api.post('The second');
    await page.goto('/');
    await tweet(page, 'The second').focus();
    await page.keyboard.press('PageDown');
    await expect(tweet(page, 'The first')).toBeFocused();
    await page.keyboard.press('PageUp');
    await expect(tweet(page, 'The second')).toBeFocused();

    await page.keyboard.press('Control+Home');
    await expect(composer(page)).toBeFocused();
    await page.keyboard.press('j');
    await expect(composer(page)).toHaveValue('j');
    await tweet(page, 'The first').focus();
    await page.keyboard.press('Control+End');
    await expect(page.getByRole('searchbox', { name: /profile/ })).toBeFocused();
  });

  test('n writes, / searches, ? helps, Escape closes', async ({ people }) => {
    const { page } = await people.join();
    await page.goto('/');
    await expect(composer(page)).toBeVisible();
    await page.keyboard.press('n');
    await expect(composer(page)).toBeFocused();

    await page.goto('/explore');
    await expect(page.getByRole('heading', { name: 'Explore' })).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByRole('dialog', { name: 'New tweet' }).getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: /profile/ }).filter({ visible: true })).toBeFocused();
  });

  test('the pill takes the focus to the newest tweet', async ({ people }) => {
    const { page, api } = await people.join();
    const grace = await people.register('Grace Hopper');
    await api.follow(grace.handle);
    await grace.api.post('An old one');
    await openHome(page);
    await grace.api.post('A new one');
    await press(page, pill(page));

    await expect(tweet(page, 'A new one')).toBeFocused();
  });
});
