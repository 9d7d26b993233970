import type { Page } from '@playwright/test';
import { button, composer, field, notice, openHome, tweet, write } from './running/see';
import { expect, test } from './running/test';

/** Holds what matches, so that the screen can be seen ahead of the answer; then refuses it. */
async function refuse(page: Page, method: string, path: string): Promise<() => void> {
  let resolve: () => void = () => undefined;
  const told = new Promise<void>((settle) => (resolve = settle));
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    await told;
    await route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      json: { type: 'urn:minitwitter:refused', title: 'Refused', status: 422, detail: 'Not today.' },
    });
  });
  return () => {
    resolve();
  };
}

test.describe('What the server refuses is taken back, and said', () => {
  test('following', async ({ people }) => {
    const { page } = await people.join();
    const grace = await people.register('Grace Hopper');
    await page.goto(`/@${grace.handle}`);
    const answer = await refuse(page, 'PUT', `/api/users/${grace.handle}/follow`);
    await button(page, `Follow @${grace.handle}`).click();

    await expect(button(page, `Following @${grace.handle}`)).toBeVisible();
    await expect(page.getByText('1 follower', { exact: true })).toBeVisible();
    answer();
    await expect(notice(page, `@${grace.handle} was not followed. Not today.`)).toBeVisible();
    await expect(button(page, `Follow @${grace.handle}`)).toBeVisible();
    await expect(page.getByText('0 followers', { exact: true })).toBeVisible();
  });

  test('posting', async ({ people }) => {
    const { page } = await people.join();
    await openHome(page);
    const answer = await refuse(page, 'POST', '/api/tweets');
    await write(page, 'Too bold');

    await expect(tweet(page, 'Too bold')).toContainText('Sending');
    answer();
    await expect(page.getByRole('alert').filter({ hasText: 'Not today.' })).toBeVisible();
    await expect(tweet(page, 'Too bold')).toHaveCount(0);
    await expect(composer(page)).toHaveValue('Too bold');
  });

  test('editing, and the new text is not lost', async ({ people }) => {
    const { page, api } = await people.join();
    const { id } = await api.post('The first text');
    await page.goto('/');
    const answer = await refuse(page, 'PATCH', `/api/tweets/${id}`);
    await button(tweet(page, 'The first text'), 'Edit tweet').click();
    await field(page, 'Edit tweet').fill('The second text');
    await button(page, 'Save').click();

    await expect(tweet(page, 'The second text')).toContainText('edited');
    answer();
    await expect(
      page.getByRole('alert').filter({ hasText: 'The tweet was not changed. Not today.' }),
    ).toBeVisible();
    await expect(field(page, 'Edit tweet')).toHaveValue('The second text');
    await button(page, 'Cancel').click();
    await expect(tweet(page, 'The first text')).not.toContainText('edited');
  });

  test('deleting', async ({ people }) => {
    const { page, api } = await people.join();
    const { id } = await api.post('Here to stay');
    await page.goto('/');
    const answer = await refuse(page, 'DELETE', `/api/tweets/${id}`);
    await button(tweet(page, 'Here to stay'), 'Delete tweet').click();
    await expect(tweet(page, 'Here to stay')).toHaveCount(0);
    await button(page, 'Dismiss').click();
    answer();

    await expect(notice(page, 'The tweet was not deleted. Not today.')).toBeVisible();
    await expect(tweet(page, 'Here to stay')).toHaveCount(1);
  });
});
