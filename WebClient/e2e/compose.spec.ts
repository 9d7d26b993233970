import { button, composer, openHome, tweet, write } from './running/see';
import { expect, test } from './running/test';

test.describe('Writing a tweet', () => {
  test('counts as the server does, warns when it gets close, and marks what is too much', async ({
    people,
  }) => {
    const { page } = await people.join();
    await page.goto('/');

    await composer(page).fill('👩‍👩‍👧‍👦 https://example.org/a/very/long/address/that/counts/as/23');
    await expect(page.getByText('255 characters left')).toBeAttached();

    await composer(page).fill('x'.repeat(265));
    await expect(page.locator('mt-counter-ring')).toHaveClass(/near/);
    await expect(page.getByText('15', { exact: true })).toBeVisible();

    await composer(page).fill('x'.repeat(280) + 'over');
    await expect(page.getByText('4 characters too many')).toBeAttached();
    await expect(page.locator('.editor-mirror mark')).toHaveText('over');
    await expect(composer(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(button(page, 'Tweet')).toBeDisabled();
    await composer(page).press('Control+Enter');
    await expect(composer(page)).toHaveValue('x'.repeat(280) + 'over');
  });

  test('is sent with Ctrl and Enter', async ({ people }) => {
    const { page, api, handle } = await people.join();
    await page.goto('/');
    await composer(page).fill('Sent by keyboard');
    await composer(page).press('Control+Enter');

    await expect(tweet(page, 'Sent by keyboard')).toContainText('now');
    await expect(composer(page)).toHaveValue('');
    expect(await api.tweetsOf(handle)).toHaveLength(1);
  });

  test('survives a reload', async ({ people }) => {
    const { page } = await people.join();
    await page.goto('/');
    await composer(page).fill('Half a thought');
    await page.reload();

    await expect(composer(page)).toHaveValue('Half a thought');
  });

  test('posts once, however often it is clicked', async ({ people }) => {
    const { page, api, handle } = await people.join();
    await openHome(page);
    await composer(page).fill('Clicked twice');
    await button(page, 'Tweet').dblclick();

    await expect(tweet(page, 'Clicked twice')).toHaveCount(1);
    await expect(tweet(page, 'Clicked twice')).not.toContainText('Sending');
    await write(page, 'The next one');
    await expect(tweet(page, 'The next one')).not.toContainText('Sending');
    expect((await api.tweetsOf(handle)).map(({ text }) => text)).toEqual(['The next one', 'Clicked twice']);
  });

  test('comes back when the server is away, and is posted once when it was sent again', async ({
    lonePeople,
  }) => {
    const { page, api, handle } = await lonePeople.join();
    await openHome(page);
    const keys: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/tweets'))
        keys.push(request.headers()['idempotency-key']);
    });
    // The tweet arrives, the answer does not.
    await page.route(
      '**/api/tweets',
      async (route) => {
        await route.fetch();
        await lonePeople.server.kill();
        await route.abort();
      },
      { times: 1 },
    );
    await write(page, 'Worth a second attempt');

    await expect(page.getByRole('alert').filter({ hasText: 'can’t be reached' })).toBeVisible();
    await expect(composer(page)).toHaveValue('Worth a second attempt');
    await expect(tweet(page, 'Worth')).toHaveCount(0);
    await page.reload().catch(() => undefined);
    await lonePeople.server.restart();
    await page.goto('/');
    await expect(composer(page)).toHaveValue('Worth a second attempt');
    await button(page, 'Tweet').click();

    await expect(composer(page)).toHaveValue('');
    await expect(tweet(page, 'Worth')).toHaveCount(1);
    await expect(tweet(page, 'Worth')).not.toContainText('Sending');
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(await api.tweetsOf(handle)).toHaveLength(1);
  });
});
