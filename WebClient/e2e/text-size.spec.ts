import type { Page } from '@playwright/test';
import { tweet } from './running/see';
import { expect, test } from './running/test';

/** What is cut off, or wider than the screen. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    const tooWide = (element: Element) => element.scrollWidth > element.clientWidth + 1;
    for (const element of document.querySelectorAll('.avatar, .button, .nav-link, .tabs a, .foot-button, h2'))
      if (element.checkVisibility() && tooWide(element))
        found.push(`${element.className} is cut off: ${element.textContent.trim()}`);
    return found;
  });
}

test.describe('With text of twice the size', () => {
  for (const width of [390, 1280])
    test(`nothing is cut off on any page that is ${width} px wide`, async ({ people }) => {
      const { page, api, handle } = await people.join('Margaret Mountbatten', {
        viewport: { width, height: 900 },
      });
      const { id } = await api.post('A tweet of some words that go on for more than one line');
      for (const address of [
        '/',
        '/explore',
        `/tweets/${id}`,
        `/@${handle}`,
        '/notifications',
        '/search?q=mar',
        '/settings',
      ]) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
        if (address === '/') await expect(tweet(page, 'A tweet of some words')).toBeVisible();
        await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
        await expect.poll(() => faults(page), { message: address }).toEqual([]);
      }
    });
});

test('The column on the right stays where it is while the page scrolls', async ({ people }) => {
  const { page, api } = await people.join('Ada Lovelace', { viewport: { width: 1280, height: 500 } });
  await api.postMany(20, (index) => `Tweet number ${index}`);
  await page.goto('/');
  await expect(tweet(page, 'Tweet number').first()).toBeVisible();
  const search = page.getByRole('searchbox').filter({ visible: true });
  const before = await search.boundingBox();
  await page.evaluate(() => scrollBy({ top: 600, behavior: 'instant' }));
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(500);
  expect((await search.boundingBox())?.y).toBeCloseTo(before?.y ?? -1, 0);
});

test('Marks stacked on a letter are not painted over the tweets around it', async ({ people }) => {
  const { page, api } = await people.join();
  await api.post('A neighbour');
  await api.post(`Z${'\u0301'.repeat(130)}`).catch(() => undefined);
  await page.goto('/');
  await expect(tweet(page, 'A neighbour')).toBeVisible();
  const contained = await page
    .locator('.feed-row')
    .evaluateAll((rows) => rows.every((row) => getComputedStyle(row).contain.match(/paint|content/)));
  expect(contained).toBe(true);
});

test('The button for writing is round on the narrowest screen', async ({ people }) => {
  const { page } = await people.join('Ada Lovelace', { viewport: { width: 320, height: 600 } });
  await page.goto('/');
  const box = await page.getByRole('button', { name: 'New tweet' }).boundingBox();
  expect(box?.width).toBe(box?.height);
});
