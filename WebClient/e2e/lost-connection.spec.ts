import type { Page } from '@playwright/test';
import { Person } from './running/people';
import { banner, button, composer, notice, openHome, pill, tweet, tweets, write } from './running/see';
import { expect, test } from './running/test';

/** Every one of them behind the pill, and each once when it is pressed. */
async function expectEachOnce(page: Page, texts: readonly string[]): Promise<void> {
  await expect(pill(page)).toHaveText(`Show ${texts.length} new tweets`);
  await pill(page).click();
  for (const text of texts) await expect(tweet(page, text)).toHaveCount(1);
}

async function post(author: Person, texts: readonly string[]): Promise<void> {
  for (const text of texts) await author.api.post(text);
}

test.describe('A lost connection', () => {
  test('to a server that was killed comes back by itself, with nothing missed and nothing twice', async ({
    lonePeople,
  }) => {
    const [ada, grace] = [await lonePeople.join('Ada Lovelace'), await lonePeople.join('Grace Hopper')];
    await ada.api.follow(grace.handle);
    await grace.api.follow(ada.handle);
    await Promise.all([openHome(ada.page), openHome(grace.page)]);
    await write(ada.page, 'Written before the crash');
    await expect(pill(grace.page)).toHaveText('Show 1 new tweet');

    await lonePeople.server.kill();
    for (const { page } of [ada, grace]) await expect(banner(page)).toBeVisible();
    await lonePeople.server.restart();
    await post(ada, ['First after the crash', 'Second after the crash']);

    for (const { page } of [ada, grace]) await expect(banner(page)).toBeHidden({ timeout: 20_000 });
    await expectEachOnce(grace.page, [
      'Written before the crash',
      'First after the crash',
      'Second after the crash',
    ]);
    await write(grace.page, 'Live again');
    await expect(pill(ada.page)).toHaveText('Show 3 new tweets');
    await pill(ada.page).click();
    for (const { page } of [ada, grace]) await expect(tweets(page)).toHaveCount(4);
  });

  test('of a browser that was offline is made up for: tweets, edits and deletions', async ({ people }) => {
    const [ada, grace] = [await people.join('Ada Lovelace'), await people.join('Grace Hopper')];
    await ada.api.follow(grace.handle);
    const [kept, removed] = [
      await grace.api.post('As it was before'),
      await grace.api.post('Soon to be removed'),
    ];
    await openHome(ada.page);
    await expect(tweets(ada.page)).toHaveCount(2);

    await ada.context.setOffline(true);
    await expect(banner(ada.page)).toBeVisible();
    const missed = Array.from({ length: 120 }, (_, i) => `Missed number ${i}.`);
    await grace.api.postMany(missed.length, (i) => missed[i]);
    await grace.api.edit(kept.id, 'As it is after');
    await grace.api.delete(removed.id);
    await ada.context.setOffline(false);

    await expect(banner(ada.page)).toBeHidden({ timeout: 20_000 });
    await expect(pill(ada.page)).toHaveText(`Show ${missed.length} new tweets`);
    await grace.api.post('Live again');
    await expect(pill(ada.page)).toHaveText(`Show ${missed.length + 1} new tweets`);
    await pill(ada.page).click();
    await expect(tweet(ada.page, 'Live again')).toHaveCount(1);
    const seen = new Set<string>();
    await expect(async () => {
      for (const text of await ada.page.locator('mt-tweet-text').allTextContents()) seen.add(text);
      await ada.page.mouse.wheel(0, 600);
      expect(missed.filter((text) => !seen.has(text))).toEqual([]);
    }).toPass({ intervals: [50] });
    expect(await ada.page.locator('mt-tweet-text').allTextContents()).not.toContain('Soon to be removed');
    expect(seen).not.toContain('As it was before');
  });

  test('before the code of a page, or of live connections, was fetched is made up for', async ({
    people,
  }) => {
    const { page } = await people.join('Ada Lovelace');
    let read: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => (read = resolve));
    await page.route('/api/timeline*', async (route) => {
      await reading;
      await route.continue();
    });
    await page.goto('/');
    await expect(composer(page)).toBeVisible();
    // What the frame fetches by itself is there already.
    await expect(page.getByRole('region', { name: 'Trends' }).filter({ visible: true })).toBeVisible();
    const code = (url: URL) => url.pathname.endsWith('.js');
    await page.route(code, (route) => route.abort());
    read();

    await expect(banner(page)).toBeVisible();
    await page.getByRole('navigation').getByRole('link', { name: 'Explore' }).click();
    await expect(notice(page, 'That page could not be loaded.')).toBeVisible();
    await page.unroute(code);

    await expect(banner(page)).toBeHidden({ timeout: 20_000 });
    await button(page, 'Open again').click();
    await expect(page.getByRole('heading', { name: 'Explore' })).toBeVisible();
  });
});
