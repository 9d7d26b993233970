import type { Page } from '@playwright/test';
import { button, composer, tweet, tweets } from './running/see';
import { expect, test } from './running/test';

const attack = '"><img src=x onerror=alert(1)><script>alert(1)</script>';

/** Keeps the client from starting; what is returned lets it. */
async function holdClient(page: Page): Promise<() => void> {
  let admit: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (admit = resolve));
  await page.route('**/main-*.js', async (route) => {
    await held;
    await route.continue();
  });
  return admit;
}

const early = (page: Page) => page.locator('.early-page');

/** Where everything is that both show: names, texts, pictures, what stands above them. */
function places(page: Page, within: string): Promise<string[]> {
  return page.evaluate((root) => {
    // Trends come later, into room that is kept for them.
    const parts =
      'h1, h2:not(.trends h2), .nav-link, .brand, .editor-field, .editor-foot .button, .welcome .button, .tweet-head, .tweet-text, ' +
      '.tweet-text a, .name, .when, .avatar, .tweet-actions, .reply-line, .repost-line, .repost-line a, .quoted, ' +
      '.tweet-gone, .foot-button, .foot-button .icon, .profile-top .button, .profile-counts, .tabs a, .find';
    return Array.from(document.querySelectorAll<HTMLElement>(root + ' :is(' + parts + ')'))
      .filter((part) => part.checkVisibility() && part.getBoundingClientRect().top < innerHeight)
      .map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        const words = part.textContent?.replace(/\s+/g, ' ').trim();
        return [part.classList[0] ?? part.tagName, words, x, y, width, height].join(' ');
      });
  }, within);
}

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.paints = { largest: 0, shift: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        window.paints.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

test.describe('Before the client has started', () => {
  for (const [name, viewport] of [
    ['a wide screen', { width: 1280, height: 720 }],
    ['a narrow screen', { width: 360, height: 640 }],
  ] as const)
    test(`the page can be read on ${name}, and nothing moves when the client comes`, async ({
      // What others write meanwhile would be at the top of Explore.
      lonePeople: people,
    }) => {
      const { page, api, handle } = await people.join('Ada Lovelace', { viewport });
      await api.change({ bio: 'Notes on the analytical engine.', location: 'London' });
      await api.postMany(20, (i) => `Tweet ${i}. @${handle} #tea ${'It goes on and on. '.repeat(i % 9)}`);
      const [{ id }] = await api.tweetsOf(handle);
      await api.post('One more thing.', id);
      await api.like(id);
      await api.bookmark(id);
      const grace = await people.register('Grace Hopper');
      const theirs = await grace.api.post('Passed on.');
      const short = await grace.api.post('Not for long.');
      await api.quote(theirs.id, 'How true.');
      await api.quote(short.id, 'How true, too.');
      await grace.api.delete(short.id);
      await api.repost(theirs.id);
      const visitor = await people.visitor({ viewport });
      for (const [reader, address] of [
        [page, '/'],
        [page, '/explore'],
        [page, `/@${handle}`],
        [visitor, '/explore'],
        [visitor, `/@${handle}`],
      ] as const) {
        const admit = await holdClient(reader);
        await watchShifts(reader);
        await reader.goto(address, { waitUntil: 'commit' });
        await expect(early(reader).getByText('How true, too.')).toBeVisible();
        const before = await places(reader, '.early-page');
        expect(await tweets(reader).count(), 'articles for those who hear or use the keyboard').toBe(0);
        admit();

        await expect(tweet(reader, 'How true, too.')).toBeVisible();
        await expect(early(reader)).toHaveCount(0);
        expect(await places(reader, 'mt-root'), address).toEqual(before);
        expect(await reader.evaluate(() => window.paints.shift), address).toBe(0);
        await reader.unrouteAll();
      }
    });

  test('hostile texts are shown as text, and run nothing', async ({ people }) => {
    const { page, api, handle } = await people.join();
    await api.change({ displayName: attack.slice(0, 50), bio: attack });
    await api.post(attack);
    const admit = await holdClient(page);
    await page.goto(`/@${handle}`, { waitUntil: 'commit' });
    await expect(early(page).locator('.tweet-text')).toHaveText(attack);
    await expect(early(page).locator('.profile-bio')).toHaveText(attack);
    await expect(early(page).locator('script, img[src=x], [onerror]')).toHaveCount(0);
    admit();
    await expect(tweet(page, attack)).toBeVisible();
  });

  test('what was being written is there, and stays in its place', async ({ people }) => {
    const { page, api } = await people.join();
    await api.post('Here already');
    await page.goto('/');
    await composer(page).fill('A draft\nof several\nlines\nand more');
    const admit = await holdClient(page);
    await page.reload({ waitUntil: 'commit' });
    await expect(early(page).locator('textarea')).toHaveValue(/and more$/);
    const before = await early(page).getByText('Here already').boundingBox();
    admit();
    await expect(composer(page)).toHaveValue(/and more$/);
    expect(await tweet(page, 'Here already').getByText('Here already').boundingBox()).toEqual(before);
  });

  test('nothing of an account is shown once it has signed out in another tab', async ({ people }) => {
    const { page, api, context } = await people.join();
    await api.post('For my followers');
    const admit = await holdClient(page);
    await page.goto('/', { waitUntil: 'commit' });
    await expect(early(page).getByText('For my followers')).toBeVisible();
    const second = await context.newPage();
    await second.goto('/settings');
    await button(second, 'Sign out').click();
    await expect(early(page)).toHaveCount(0);
    admit();
    await expect(page.getByRole('heading', { name: 'Explore' })).toBeVisible();
  });

  test('a client that cannot be loaded is not passed over in silence', async ({ people }) => {
    const { page, api, handle } = await people.join();
    await api.post('Still to be read');
    await page.route('**/main-*.js', (route) => route.abort());
    await page.goto(`/@${handle}`);
    await expect(page.getByRole('alert')).toContainText('MiniTwitter could not be started.');
    await expect(tweet(page, 'Still to be read')).toBeVisible();

    await page.unrouteAll();
    await page.getByRole('link', { name: 'Reload' }).click();
    await expect(page.getByRole('alert').getByText('could not be started')).toHaveCount(0);
    await expect(page.getByRole('feed').getByText('Still to be read')).toBeVisible();
  });
});
