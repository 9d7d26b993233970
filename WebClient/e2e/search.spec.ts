import { randomBytes } from 'node:crypto';
import { button, openHome, tweets } from './running/see';
import { expect, test } from './running/test';

test.describe('Searching for people', () => {
  test('finds them by the words of their name, those one follows first', async ({ people }) => {
    const word = `Q${randomBytes(6).toString('hex')}`;
    const { page, api } = await people.join('Ada Lovelace');
    const popular = await people.register(`Grace ${word}`);
    const followed = await people.register(`${word.toUpperCase()} Hopper`);
    const other = await people.register('Somebody Else');
    await other.api.follow(popular.handle);
    await api.follow(followed.handle);
    await page.goto('/');
    const box = page.getByRole('searchbox', { name: /people/ });
    await box.fill(word.slice(0, 10));
    await box.press('Enter');

    await expect(page).toHaveURL(`${people.server.url}/search?q=${word.slice(0, 10)}`);
    const found = page.getByRole('feed', { name: /^People found/ }).getByRole('article');
    await expect(found).toContainText([`@${followed.handle}`, `@${popular.handle}`]);
    await button(page, `Follow @${popular.handle}`).click();
    await expect(button(page, `Following @${popular.handle}`)).toBeVisible();
    await page.getByRole('link', { name: new RegExp(`Grace ${word}`) }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Grace ${word}`);
    await page.goBack();
    await expect(found).toHaveCount(2);
  });

  test('says when there is nobody, and reads on while there are more', async ({ people }) => {
    const word = `Z${randomBytes(6).toString('hex')}`;
    const page = await people.visitor({ viewport: { width: 400, height: 800 } });
    await page.goto(`/search?q=${word}`);
    await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible();
    for (let from = 0; from < 45; from += 5)
      await Promise.all(
        Array.from({ length: 5 }, (_, number) => people.register(`${word} Number ${from + number}`)),
      );
    await page.goto('/explore');
    const box = page.getByRole('searchbox').filter({ visible: true });
    await box.fill(word.toLowerCase());
    await box.press('Enter');
    await expect(tweets(page).first()).toBeVisible();
    await expect(async () => {
      await page.mouse.wheel(0, 4_000);
      await expect(tweets(page).last()).toHaveAttribute('aria-posinset', '45', { timeout: 500 });
    }).toPass();
    await expect(tweets(page).last()).toHaveAttribute('aria-setsize', '45');
  });

  test('leads straight to somebody whose handle one knows', async ({ people }) => {
    const { page } = await people.join('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    await openHome(page);
    await page.keyboard.press('/');
    await page.keyboard.type(`@${grace.handle}`);
    await page.keyboard.press('Enter');
    await expect(tweets(page).first()).toContainText(`@${grace.handle}`);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${people.server.url}/@${grace.handle}`);
  });
});
