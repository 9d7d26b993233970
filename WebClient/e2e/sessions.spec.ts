import type { Page } from '@playwright/test';
import { freshHandle, password } from './running/people';
import { button, composer, field, openHome } from './running/see';
import { expect, test } from './running/test';

function countRefreshes(page: Page): () => number {
  let count = 0;
  page.context().on('request', (request) => {
    if (request.url().endsWith('/api/auth/refresh')) count++;
  });
  return () => count;
}

test.describe('A session', () => {
  test('leaves no token where a script could find it later', async ({ people }) => {
    const page = await people.visitor();
    const signed = page.waitForRequest('**/api/live/ticket');
    await page.goto('/sign-up');
    await field(page, 'Handle').fill(freshHandle('Ada'));
    await field(page, 'Name').fill('Ada');
    await field(page, 'Password').fill(password);
    await button(page, 'Create account').click();
    await expect(composer(page)).toBeVisible();

    const accessToken = (await signed).headers()['authorization'].replace(/^Bearer /, '');
    const findable = await page.evaluate(async () =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        history.state,
        await indexedDB.databases(),
        await caches.keys(),
      ]),
    );
    expect(accessToken.length).toBeGreaterThan(20);
    expect(findable).not.toContain(accessToken);
    expect(findable).not.toContain(accessToken.split('.')[2]);
    const cookies = await page.context().cookies();
    expect(cookies.length).toBeGreaterThan(0);
    for (const { httpOnly, sameSite, path } of cookies)
      expect({ httpOnly, sameSite, path }).toEqual({ httpOnly: true, sameSite: 'Strict', path: '/api/auth' });
    for (const { value } of cookies) expect(findable).not.toContain(value);
  });

  test('is there again after a reload, and puts no token in an address', async ({ people }) => {
    const { page, name } = await people.join();
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    page.on('websocket', (socket) => addresses.push(socket.url()));
    await openHome(page);
    const renewed = page.waitForRequest('**/api/live/ticket');
    await page.reload();

    const accessToken = (await renewed).headers()['authorization'].replace(/^Bearer /, '');
    expect(accessToken.length).toBeGreaterThan(20);
    await expect(composer(page)).toBeVisible();
    await page.getByRole('link', { name: 'Profile', exact: true }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
    expect(addresses.filter((address) => address.includes(accessToken))).toEqual([]);
  });

  test('is renewed once for all tabs', async ({ people }) => {
    const { page, context } = await people.join();
    const refreshes = countRefreshes(page);
    await openHome(page);
    const second = await context.newPage();
    await openHome(second);
    expect(refreshes()).toBe(1);

    for (const tab of [page, second]) {
      await tab.reload();
      await expect(tab.getByText('It is quiet here')).toBeVisible();
    }
    expect(refreshes()).toBe(2);
  });

  test('goes on in tabs that are reloaded at the same moment, and after them', async ({ people }) => {
    const { page, context } = await people.join();
    const second = await context.newPage();
    for (let round = 0; round < 2; round++) {
      await Promise.all([openHome(page), openHome(second)]);
      for (const tab of [page, second]) await expect(composer(tab)).toBeVisible();
    }
  });

  test('that ends leaves nothing of its person in the browser, and the other tab says who ended it', async ({
    people,
  }) => {
    const { page, context } = await people.join();
    const second = await context.newPage();
    await Promise.all([openHome(page), openHome(second)]);
    await composer(second).fill('A draft that is nobody else’s business');
    await page.goto('/settings');
    await button(page, 'Sign out').click();

    await expect(second.getByText('You signed out in another tab.')).toBeVisible();
    for (const tab of [page, second]) {
      await expect(tab.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      await expect(tab.getByText('Your session has ended')).toHaveCount(0);
      expect(await tab.evaluate(() => [{ ...localStorage }, { ...sessionStorage }])).toEqual([{}, {}]);
    }
  });

  test('ends in all tabs when one signs out', async ({ people }) => {
    const { page, context } = await people.join();
    const second = await context.newPage();
    await Promise.all([openHome(page), openHome(second)]);
    await page.goto('/settings');
    await button(page, 'Sign out').click();

    for (const tab of [page, second])
      await expect(tab.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await second.goto('/settings');
    await expect(second.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(await second.evaluate(() => localStorage.length)).toBe(0);
  });

  test('can be ended from another browser', async ({ people }) => {
    const { page, handle } = await people.join();
    await openHome(page);
    const other = await people.visitor();
    await other.goto('/sign-in?then=/settings');
    await field(other, 'Handle').fill(handle);
    await field(other, 'Password').fill(password);
    await button(other, 'Sign in').click();
    await other.getByRole('button', { name: /^End session/ }).click();
    await expect(other.getByRole('button', { name: /^End session/ })).toHaveCount(0);

    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByText('Your session has ended.')).toBeVisible();
  });

  test('of which the password was changed goes on, with the new password', async ({ people }) => {
    const { page, handle } = await people.join();
    await page.goto('/settings');
    await field(page, 'Current password').fill('not the password');
    await field(page, 'New password').fill('a longer password than that');
    await button(page, 'Change password').click();
    await expect(page.getByText('This is not your current password.')).toBeVisible();
    await field(page, 'Current password').fill(password);
    await button(page, 'Change password').click();
    await expect(page.getByText('Password changed.')).toBeVisible();

    const other = await people.visitor();
    await other.goto('/sign-in');
    await field(other, 'Handle').fill(handle);
    await field(other, 'Password').fill('a longer password than that');
    await button(other, 'Sign in').click();
    await expect(composer(other)).toBeVisible();
  });
});
