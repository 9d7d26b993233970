import { loadSlowly } from './running/first-load';
import { report } from './running/report';
import { composer, tweet, tweets } from './running/see';
import { expect, test } from './running/test';

const scriptLimit = 150_000;
const shiftLimit = 0.02;

test.describe('The first load', () => {
  test('of home is small, and nothing jumps', async ({ people }) => {
    const { page, api } = await people.join();
    await api.postMany(60, (i) => `Tweet ${i}. ${'It goes on and on. '.repeat(i % 9)}`);
    const load = await loadSlowly(page, '/', async () => {
      await expect(composer(page)).toBeVisible();
      await expect(tweets(page).first()).toBeVisible();
    });

    await report('First load of home', { ...load });
    expect(load.scriptBytes).toBeLessThanOrEqual(scriptLimit);
    expect(load.layoutShift).toBeLessThanOrEqual(shiftLimit);
  });

  test('of home asks for its data once, while the client is still on its way', async ({ people }) => {
    const { page, api } = await people.join();
    await api.post('Here already');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url().replace(people.server.url, '')));
    let admit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (admit = resolve));
    await page.route('**/main-*.js', async (route) => {
      await held;
      await route.continue();
    });
    const answered = page.waitForResponse('**/api/timeline?limit=40');
    await page.goto('/', { waitUntil: 'commit' });
    await answered;
    await expect(page.locator('.early-page').getByText('Here already')).toBeVisible();
    admit();

    await expect(tweet(page, 'Here already')).toBeVisible();
    for (const address of ['/api/auth/refresh', '/api/timeline?limit=40'])
      expect(
        asked.filter((other) => other === address),
        address,
      ).toHaveLength(1);
  });

  test('of explore, for a visitor, is small, and nothing jumps', async ({ people }) => {
    const ada = await people.register('Ada Lovelace');
    await ada.api.postMany(60, (i) => `Tweet ${i}. ${'It goes on and on. '.repeat(i % 9)}`);
    const page = await people.visitor();
    const load = await loadSlowly(page, '/explore', () => expect(tweets(page).first()).toBeVisible());

    await report('First load of explore', { ...load });
    expect(load.scriptBytes).toBeLessThanOrEqual(scriptLimit);
    expect(load.layoutShift).toBeLessThanOrEqual(shiftLimit);
  });

  for (const tab of ['', '/followers'])
    test(`of a profile${tab} does not jump`, async ({ people }) => {
      const ada = await people.register('Ada Lovelace');
      await ada.api.change({
        bio: 'Notes on the analytical engine, and what it could do for music.',
        location: 'London',
      });
      await ada.api.postMany(20, (i) => `Tweet ${i}.`);
      await (await people.register('Grace Hopper')).api.follow(ada.handle);
      const page = await people.visitor();
      const load = await loadSlowly(page, `/@${ada.handle}${tab}`, () =>
        expect(tweets(page).first()).toBeVisible(),
      );

      expect(load.layoutShift).toBeLessThanOrEqual(shiftLimit);
    });
});
