import { loadSlowly } from '../running/first-load';
import { People } from '../running/people';
import { median, report } from '../running/report';
import { tweets } from '../running/see';
import { expect, test } from '../running/test';

const loads = 9;
const moving = { reducedMotion: 'no-preference' } as const;

test('the first load on a processor four times as slow', async ({ browser, server }) => {
  const people = new People(browser, server, () => Promise.resolve([]));
  const ada = await people.register('Ada Lovelace');
  await ada.api.postMany(60, (i) => `Tweet ${i}. ${'It goes on and on. '.repeat(i % 9)}`);
  const reader = async () => {
    const { page, api } = await people.join('Grace Hopper', moving);
    await api.follow(ada.handle);
    return page;
  };
  for (const [name, address, open] of [
    ['home', '/', reader],
    ['explore', '/explore', () => people.visitor(moving)],
    ['a profile', `/@${ada.handle}`, () => people.visitor(moving)],
  ] as const) {
    const measured = [];
    for (let load = 0; load < loads; load++) {
      const page = await open();
      measured.push(await loadSlowly(page, address, () => expect(tweets(page).first()).toBeVisible()));
      await page.context().close();
    }
    const paints = measured.map(({ largestPaintMs }) => largestPaintMs);
    await report(`First load of ${name}, ${loads} times`, {
      medianLargestPaintMs: median(paints),
      fastestLargestPaintMs: Math.min(...paints),
      slowestLargestPaintMs: Math.max(...paints),
      medianLayoutShift: median(measured.map(({ layoutShift }) => layoutShift)),
      worstLayoutShift: Math.max(...measured.map(({ layoutShift }) => layoutShift)),
      initialScriptBytes: measured[0].scriptBytes,
    });
  }
});
