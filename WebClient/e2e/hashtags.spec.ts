import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { openHome, pill, tweet, tweets, write } from './running/see';
import { expect, test } from './running/test';

const newTag = () => `Tag${randomBytes(6).toString('hex')}`;
const heading = (page: Page, level = 1) => page.getByRole('heading', { level });

test.describe('A hashtag', () => {
  test('leads from the tweet that has it to everybody’s tweets with it', async ({ people }) => {
    const tag = newTag();
    const ada = await people.join('Ada Lovelace');
    const grace = await people.register('Grace Hopper');
    const { id } = await grace.api.post(`Before anybody #${tag.toUpperCase()}`);
    await grace.api.post(`An answer with #${tag}`, id);
    await openHome(ada.page);
    await write(ada.page, `Written with #${tag}`);
    await expect(tweet(ada.page, 'Written with')).not.toContainText('Sending');

    const visitor = await people.visitor();
    await visitor.goto(`/@${ada.handle}`);
    await tweet(visitor, 'Written with')
      .getByRole('link', { name: `#${tag}` })
      .click();
    await expect(visitor).toHaveURL(`${people.server.url}/hashtags/${tag}`);
    await expect(heading(visitor)).toHaveText(`#${tag}`);
    await expect(visitor).toHaveTitle(new RegExp(`#${tag}`));
    await expect(tweets(visitor)).toContainText(['Written with', 'An answer with', 'Before anybody']);

    await visitor.getByRole('article').filter({ hasText: 'Before anybody' }).locator('.when').click();
    await expect(heading(visitor)).toHaveText('Tweet');
    await visitor.goBack();
    await expect(tweets(visitor)).toHaveCount(3);
  });

  test('is taken off and put on by edits, and tells of new tweets when one comes back to the page', async ({
    people,
  }) => {
    const [tag, other] = [newTag(), newTag()];
    const { page, api } = await people.join();
    const { id } = await api.post(`Once #${tag}`);
    await page.goto(`/hashtags/${tag}`);
    await expect(tweets(page)).toHaveCount(1);
    await api.edit(id, `Now #${other}`);
    await page.goto(`/hashtags/${other}`);
    await expect(tweet(page, `Now #${other}`)).toBeVisible();
    await page.goto(`/hashtags/${tag}`);
    await expect(page.getByRole('heading', { name: `Nobody has written #${tag} yet` })).toBeVisible();
    await api.edit(id, `Once #${tag}`);
    await page.reload();
    await expect(tweets(page)).toHaveCount(1);

    await api.post(`Later #${tag}`);
    await expect(pill(page)).toHaveText('Show 1 new tweet');
    await pill(page).click();
    await expect(tweets(page)).toContainText(['Later', 'Once']);
  });

  test('has a page as long as its tweets', async ({ people }) => {
    const tag = newTag();
    const { page, api } = await people.join();
    await api.post(`The first #${tag}`);
    await api.postMany(89, (number) => `Number ${number} #${tag}`);
    await page.goto(`/hashtags/${tag}`);
    await expect(tweets(page).first()).toBeVisible();
    await expect(async () => {
      await page.mouse.wheel(0, 4_000);
      await expect(page.getByText('You have reached the beginning.')).toBeInViewport({ timeout: 500 });
    }).toPass();
    await expect(tweet(page, 'The first ')).toBeVisible();
  });

  test('is known by the address that it had', async ({ people }) => {
    const page = await people.visitor();
    await page.goto('/explore?tag=engines');
    await expect(page).toHaveURL(`${people.server.url}/hashtags/engines`);
  });
});

test.describe('A trend', () => {
  test('is what several people use, on explore and beside every page, and leads to the hashtag', async ({
    lonePeople: people,
  }) => {
    const tag = newTag().toLowerCase();
    const ada = await people.join('Ada Lovelace', { viewport: { width: 400, height: 800 } });
    const grace = await people.register('Grace Hopper');
    const trends = ada.page.getByRole('region', { name: 'Trends' }).filter({ visible: true });
    await ada.page.goto('/explore');
    await expect(trends).toContainText('No trends just now.');
    await ada.api.post(`#${tag} once`);
    await ada.api.post(`#${tag} twice, and #alone`);
    await grace.api.post(`#${tag} from elsewhere`);

    const link = trends.getByRole('link');
    // Counted once in a while.
    await expect(async () => {
      await ada.page.reload();
      await expect(link).toHaveText([`#${tag} 2 people`], { timeout: 2_000 });
    }).toPass();
    await link.click();
    await expect(tweets(ada.page)).toHaveCount(3);

    await ada.page.setViewportSize({ width: 1_280, height: 800 });
    await ada.page.goto('/bookmarks');
    await expect(trends.getByRole('heading', { name: 'Trends' })).toBeVisible();
    await expect(link).toHaveText([`#${tag} 2 people`]);
  });
});
