import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { button, composer, field, replyBox, tweet, tweets } from '../running/see';
import { expect, test } from '../running/test';
import { settle } from './community';

const directory = resolve(import.meta.dirname, '../../../artifacts/e2e/pages');

const sizes = [
  { name: '320', width: 320, height: 640 },
  { name: '800', width: 800, height: 900 },
  { name: '1440', width: 1_440, height: 900 },
];

/** As it is, in light and dark, narrow and wide. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const { name: size, ...viewport } of sizes)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: resolve(directory, `${name}-${size}-${colorScheme}.png`) });
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(tooWide, `${name} at ${size} px scrolls sideways`).toBeLessThanOrEqual(0);
    }
}

test('pictures of every page, for a look at them', async ({ lonePeople: people }) => {
  const me = await settle(people, { locale: 'en-GB' });
  const { page, api, handle } = me;
  await api.edit((await api.post('Thursday: the harbour at nihgt.')).id, 'Thursday: the harbour at night.');
  await api.post('Blankets are aired and folded. #stargazing #northhaven');
  const settled = () => expect(tweets(page).first()).toBeVisible();

  await page.goto('/');
  await settled();
  await shoot(page, 'home');
  await composer(page).fill('A very long thought. '.repeat(15));
  await shoot(page, 'home-too-long');
  await composer(page).fill('');
  await button(tweet(page, 'harbour at night'), 'Edit tweet').click();
  await shoot(page, 'editing');
  await button(page, 'Cancel').click();
  await button(tweet(page, 'harbour at night'), 'Delete tweet').click();
  await shoot(page, 'deleted');
  await button(page, 'Undo').click();
  await tweet(page, 'harbour at night').locator('.when').click();
  await expect(page.getByText('Earlier versions')).toBeVisible();
  await shoot(page, 'tweet');
  await page.goto('/');
  await tweet(page, 'Perseids').locator('.when').click();
  await expect(tweets(page)).toHaveCount(4);
  await shoot(page, 'thread');
  await button(tweet(page, 'folding chairs'), '0 replies. Reply').click();
  await replyBox(page.getByRole('dialog')).fill('And I have the thermos flasks.');
  await shoot(page, 'reply-dialog');
  await button(page, 'Close').click();
  await tweet(page, 'red filter').locator('.when').click();
  await expect(tweets(page)).toHaveCount(3);
  await page.mouse.wheel(0, -400);
  await shoot(page, 'thread-with-ancestors');
  await page.goto('/');
  await tweet(page, 'Perseids').locator('.when').click();
  await page.getByRole('link', { name: /^\d likes?$/ }).click();
  await expect(page.getByRole('feed', { name: 'Liked by' })).toBeVisible();
  await shoot(page, 'liked-by');
  const [answered] = (await api.tweetsOf('kofi_builds')).slice(-1);
  const between = await api.post('This will not stay.', answered.id);
  const last = await api.post('And this stands below it.', between.id);
  await api.delete(between.id);
  await page.goto(`/tweets/${last.id}`);
  await expect(page.getByText('This tweet was deleted.')).toBeAttached();
  await page.mouse.wheel(0, -800);
  await shoot(page, 'thread-with-a-gap');
  for (const [address, name] of [
    ['/explore', 'explore'],
    ['/hashtags/stargazing', 'hashtag'],
    ['/search?q=k', 'search'],
    ['/@marit/replies', 'profile-replies'],
    ['/@marit/likes', 'profile-likes'],
    ['/bookmarks', 'bookmarks'],
    ['/@ines', 'profile'],
    [`/@${handle}/followers`, 'followers'],
    [`/@${handle}/following`, 'following'],
  ]) {
    await page.goto(address);
    await settled();
    await shoot(page, name);
  }
  await page.goto(`/@${handle}`);
  await button(page, 'Edit profile').click();
  await expect(field(page.getByRole('dialog'), 'Bio')).toBeVisible();
  await shoot(page, 'edit-profile');
  await page.goto('/explore');
  await button(page, 'New tweet').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot(page, 'compose-dialog');
  await composer(page).pressSequentially('Ask @m');
  await expect(page.getByRole('option').first()).toBeVisible();
  await shoot(page, 'suggested-people');
  await composer(page).fill('');
  await expect(async () => {
    await composer(page).fill('');
    await composer(page).pressSequentially('See #s');
    await expect(page.getByRole('option').first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await shoot(page, 'suggested-hashtags');
  await page.goto('/settings');
  await expect(page.getByText('This browser', { exact: true })).toBeVisible();
  await shoot(page, 'settings');
});

test('pictures of what visitors see', async ({ lonePeople: people }) => {
  await settle(people, {});
  const page = await people.visitor({ locale: 'en-GB' });
  await page.goto('/sign-up');
  await button(page, 'Create account').click();
  await shoot(page, 'sign-up');
  await page.goto('/sign-in');
  await expect(field(page, 'Handle')).toBeVisible();
  await shoot(page, 'sign-in');
  await page.goto('/explore');
  await expect(tweets(page).first()).toBeVisible();
  await shoot(page, 'signed-out-explore');
  await page.goto('/nowhere');
  await expect(page.getByText('Nothing lives here')).toBeVisible();
  await shoot(page, 'not-found');
  const fresh = await people.join('Ola Nilsen');
  await fresh.page.goto('/');
  await expect(fresh.page.getByText('It is quiet here')).toBeVisible();
  await shoot(fresh.page, 'home-empty');
});

const addresses = {
  home: '/',
  explore: '/explore',
  profile: '/@ines',
  followers: '/@ines/followers',
  tweet: '/tweets/{id}',
  settings: '/settings',
  hashtag: '/hashtags/stargazing',
  search: '/search?q=k',
};
// The session itself is renewed.
const data = /\/api\/(?!auth\/refresh)/;

test('pictures of pages that wait for the server', async ({ lonePeople: people }) => {
  const { page, api, handle } = await settle(people, { locale: 'en-GB' });
  const [{ id }] = await api.tweetsOf(handle);
  for (const [name, address] of Object.entries(addresses)) {
    await page.route(data, () => undefined);
    await page.goto(address.replace('{id}', id), { waitUntil: 'commit' });
    await expect(page.getByRole('status').getByText('Loading').first()).toBeAttached();
    await shoot(page, `${name}-loading`);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
});

test('pictures of pages that the server fails', async ({ lonePeople: people }) => {
  const { page, api, handle } = await settle(people, { locale: 'en-GB' });
  const [{ id }] = await api.tweetsOf(handle);
  await page.route(data, (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      headers: { 'Retry-After': '1' },
      json: { type: 'about:blank', title: 'Unavailable', status: 503, code: 'unavailable' },
    }),
  );
  for (const [name, address] of Object.entries(addresses)) {
    await page.goto(address.replace('{id}', id));
    await expect(button(page, 'Try again').first()).toBeVisible();
    await shoot(page, `${name}-failed`);
  }
});

test('pictures of what is empty, missing or cut off', async ({ lonePeople: people }) => {
  const me = await settle(people, { locale: 'en-GB' });
  const fresh = await people.join('Ola Nilsen');
  const { page } = fresh;
  for (const [name, address, text] of [
    ['profile-empty', `/@${fresh.handle}`, /No tweets yet/],
    ['replies-empty', `/@${fresh.handle}/replies`, /No tweets or replies yet/],
    ['likes-empty', `/@${fresh.handle}/likes`, /No likes yet/],
    ['bookmarks-empty', '/bookmarks', /No bookmarks yet/],
    ['followers-empty', `/@${fresh.handle}/followers`, /./],
    ['following-empty', `/@${fresh.handle}/following`, /./],
    ['profile-missing', '/@nobody_here', /./],
    ['tweet-missing', '/tweets/1', /./],
    ['hashtag-nothing-found', '/hashtags/zzzz', /Nobody has written/],
    ['search-nobody-found', '/search?q=zzzz', /Nobody found/],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole('main').getByText(text).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await shoot(page, name);
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot(page, 'shortcuts');

  await me.page.goto('/');
  await expect(tweets(me.page).first()).toBeVisible();
  await me.context.setOffline(true);
  await expect(me.page.getByText('The live connection is lost.')).toBeVisible();
  await shoot(me.page, 'home-offline');
});
