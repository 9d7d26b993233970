import type { Page } from '@playwright/test';
import axe from 'axe-core';
import type { Person } from './running/people';
import { button, composer, field, replyBox, tweet, tweets } from './running/see';
import { expect, test } from './running/test';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What axe finds, in light and in dark. */
async function expectNothingFound(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await page.evaluate(async () => {
      const { violations } = await window.axe.run(document, {
        resultTypes: ['violations'],
        rules: { 'target-size': { enabled: true } },
      });
      return violations.map(
        ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
      );
    });
    expect.soft(found, `${page.url()} in ${colorScheme}`).toEqual([]);
  }
}

/** Another address, without loading the client anew. */
async function visit(page: Page, address: string, heading: string | RegExp): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
}

/** One after the other on one page, so that the client is loaded once; all of them, whatever is found. */
async function expectNothingFoundIn(states: readonly State[], page: Page, me: Member): Promise<void> {
  await page.goto('/nowhere');
  await expect(page.getByText('Nothing lives here')).toBeVisible();
  await page.evaluate(axe.source);
  for (const { name, show } of states)
    await test.step(name, async () => {
      await show(page, me);
      await expectNothingFound(page);
    });
}

type Member = Pick<Person, 'handle'>;

interface State {
  name: string;
  show: (page: Page, me: Member) => Promise<void>;
}

const forVisitors: State[] = [
  {
    name: 'signing up, with problems',
    show: async (page) => {
      await visit(page, '/sign-up', 'Create an account');
      await button(page, 'Create account').click();
      await expect(page.getByText('Choose a handle.')).toBeVisible();
    },
  },
  {
    name: 'signing in, refused',
    show: async (page) => {
      await visit(page, '/sign-in', 'Sign in');
      await field(page, 'Handle').fill('nobody');
      await field(page, 'Password').fill('not the password');
      await button(page, 'Sign in').click();
      await expect(page.getByText('Handle or password is not right.')).toBeVisible();
    },
  },
  {
    name: 'explore',
    show: async (page) => {
      await visit(page, '/explore', 'Explore');
      await expect(tweets(page).first()).toBeVisible();
    },
  },
  {
    name: 'a profile',
    show: async (page, me) => {
      await visit(page, `/@${me.handle}`, 'Ada Lovelace');
      await expect(tweets(page).first()).toBeVisible();
    },
  },
  {
    name: 'a profile that does not exist',
    show: async (page) => {
      await visit(page, '/@nobody_at_all', 'Profile not found');
      await expect(page.getByText('There is no @nobody_at_all')).toBeVisible();
    },
  },
  {
    name: 'a page that does not exist',
    show: (page) => visit(page, '/nowhere/at/all', 'Page not found'),
  },
];

const forReaders: State[] = [
  {
    name: 'home',
    show: async (page) => {
      await visit(page, '/', 'Home');
      await expect(tweets(page)).toHaveCount(5);
      await expect(page.locator('mt-quoted-tweet')).toContainText('A thought');
    },
  },
  {
    name: 'a tweet with its history',
    show: async (page) => {
      await tweet(page, 'corrected').locator('.when').click();
      await expect(page.getByRole('heading', { name: 'Earlier versions' })).toBeVisible();
    },
  },
  {
    name: 'a conversation with a gap',
    show: async (page) => {
      await visit(page, '/', 'Home');
      await tweet(page, 'What a noise').locator('.when').click();
      await expect(page.getByText('This tweet was deleted.')).toBeVisible();
      await expect(page.getByText('No replies yet')).toBeVisible();
    },
  },
  {
    name: 'replies of a profile',
    show: async (page, me) => {
      await visit(page, `/@${me.handle}/replies`, 'Ada Lovelace');
      await expect(tweets(page).first()).toBeVisible();
    },
  },
  {
    name: 'likes of a profile',
    show: async (page, me) => {
      await visit(page, `/@${me.handle}/likes`, 'Ada Lovelace');
      await expect(tweets(page)).toHaveCount(1);
    },
  },
  {
    name: 'bookmarks',
    show: async (page) => {
      await visit(page, '/bookmarks', 'Bookmarks');
      await expect(tweets(page)).toHaveCount(1);
    },
  },
  {
    name: 'notifications',
    show: async (page) => {
      await visit(page, '/notifications', 'Notifications');
      await expect(tweets(page).first()).toContainText('Grace Hopper');
    },
  },
  {
    name: 'who likes a tweet',
    show: async (page) => {
      await visit(page, '/bookmarks', 'Bookmarks');
      await tweets(page).first().locator('.when').click();
      await page.getByRole('link', { name: '1 like', exact: true }).click();
      await expect(page.getByRole('feed', { name: 'Liked by' })).toContainText('Ada Lovelace');
    },
  },
  {
    name: 'who reposted a tweet',
    show: async (page) => {
      await visit(page, '/', 'Home');
      await tweet(page, 'A thought').last().locator('.when').click();
      await page.getByRole('link', { name: '1 repost', exact: true }).click();
      await expect(page.getByRole('feed', { name: 'Reposted by' })).toContainText('Ada Lovelace');
    },
  },
  {
    name: 'what quotes a tweet',
    show: async (page) => {
      await page.getByRole('link', { name: 'Back to the tweet' }).click();
      await page.getByRole('link', { name: '1 quote', exact: true }).click();
      await expect(page.getByRole('feed', { name: 'Quotes' })).toContainText('A second one');
    },
  },
  {
    name: 'reposts of a profile',
    show: async (page, me) => {
      await visit(page, `/@${me.handle}`, 'Ada Lovelace');
      await expect(page.getByRole('link', { name: 'You reposted' })).toBeVisible();
    },
  },
  {
    name: 'a hashtag',
    show: async (page) => {
      await visit(page, '/hashtags/engines', '#engines');
      await expect(tweets(page).first()).toBeVisible();
    },
  },
  {
    name: 'people found',
    show: async (page, me) => {
      await visit(page, `/search?q=${me.handle}`, 'Search');
      await expect(page.getByRole('feed', { name: /^People found/ })).toContainText('Ada Lovelace');
    },
  },
  {
    name: 'suggestions',
    show: async (page) => {
      await page.keyboard.press('n');
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
      await page.keyboard.type('@');
      await page.keyboard.type('a');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'trends',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await visit(page, '/explore', 'Explore');
      await expect(page.getByRole('heading', { name: 'Trends' }).filter({ visible: true })).toBeVisible();
    },
  },
  {
    name: 'keyboard shortcuts',
    show: async (page) => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  ...[
    ['followers', /^Followers of/],
    ['following', /^Followed by/],
  ].map(([tab, name]) => ({
    name: String(tab),
    show: async (page: Page, me: Member) => {
      await page.keyboard.press('Escape');
      await visit(page, `/@${me.handle}/${String(tab)}`, 'Ada Lovelace');
      await expect(page.getByRole('feed', { name })).toContainText('Grace Hopper');
    },
  })),
];

const forWriters: State[] = [
  {
    name: 'home, too much written',
    show: async (page) => {
      await visit(page, '/', 'Home');
      await composer(page).fill('x'.repeat(300));
      await expect(page.getByText('20 characters too many')).toBeAttached();
    },
  },
  {
    name: 'a tweet being edited',
    show: async (page) => {
      await composer(page).fill('');
      await button(tweet(page, 'corrected'), 'Edit tweet').click();
      await expect(field(page, 'Edit tweet')).toBeFocused();
    },
  },
  {
    name: 'the offer to undo a deletion',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await button(tweet(page, 'corrected'), 'Delete tweet').click();
      await expect(button(page, 'Undo')).toBeVisible();
    },
  },
  {
    name: 'writing in a dialog',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await visit(page, '/explore', 'Explore');
      await button(page, 'New tweet').click();
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
    },
  },
  {
    name: 'a reply in a dialog',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await visit(page, '/', 'Home');
      await button(tweet(page, 'What a day'), '0 replies. Reply').click();
      await expect(replyBox(page.getByRole('dialog'))).toBeFocused();
    },
  },
  {
    name: 'the menu of a tweet',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await button(tweet(page, 'What a day'), '0 reposts. Repost').click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'a quote in a dialog',
    show: async (page) => {
      await page.getByRole('menuitem', { name: 'Quote' }).click();
      await expect(field(page.getByRole('dialog'), 'Write a quote')).toBeFocused();
    },
  },
  {
    name: 'the menu of a person',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await tweet(page, 'What a day')
        .getByRole('button', { name: /^More about/ })
        .click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'the question before blocking',
    show: async (page) => {
      await page.getByRole('menuitem', { name: /^Block/ }).click();
      await expect(page.getByRole('dialog', { name: /^Block/ })).toBeVisible();
    },
  },
  {
    name: 'a reply on the page of its tweet',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await tweet(page, 'What a day').locator('.when').click();
      await replyBox(page).fill('x'.repeat(300));
      await expect(page.getByText('20 characters too many')).toBeAttached();
    },
  },
  {
    name: 'the own profile being edited',
    show: async (page, me) => {
      await page.keyboard.press('Escape');
      await visit(page, `/@${me.handle}`, 'Ada Lovelace');
      await button(page, 'Edit profile').click();
      await expect(field(page.getByRole('dialog'), 'Bio')).toBeVisible();
    },
  },
  {
    name: 'settings',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await visit(page, '/settings', 'Settings');
      await expect(page.getByText('This browser', { exact: true })).toBeVisible();
      await expect(page.getByText('You have not muted anybody.')).toBeVisible();
      await expect(page.getByRole('button', { name: /^Unblock/ })).toBeVisible();
    },
  },
];

const whileEmpty: State[] = [
  {
    name: 'notifications',
    show: async (page) => {
      await visit(page, '/notifications', 'Notifications');
      await expect(page.getByText('Nothing yet')).toBeVisible();
    },
  },
  {
    name: 'bookmarks',
    show: async (page) => {
      await visit(page, '/bookmarks', 'Bookmarks');
      await expect(page.getByText('No bookmarks yet')).toBeVisible();
    },
  },
  {
    name: 'home',
    show: async (page) => {
      await visit(page, '/', 'Home');
      await expect(page.getByText('It is quiet here')).toBeVisible();
    },
  },
  ...[
    ['', 'No tweets yet'],
    ['/replies', 'No tweets or replies yet'],
    ['/likes', 'No likes yet'],
    ['/followers', 'No followers yet'],
    ['/following', 'Follows nobody yet'],
  ].map(([tab, text]) => ({
    name: text,
    show: async (page: Page, me: Member) => {
      await visit(page, `/@${me.handle}${tab}`, 'Ada Lovelace');
      await expect(page.getByText(text)).toBeVisible();
    },
  })),
];

test.describe('axe finds nothing', () => {
  test('on what visitors see', async ({ people }) => {
    const me = await people.register('Ada Lovelace');
    await me.api.post('Hello to everybody, @somebody. #welcome');
    await expectNothingFoundIn(forVisitors, await people.visitor(), me);
  });

  for (const [what, states] of [
    ['read', forReaders],
    ['change', forWriters],
  ] as const)
    test(`where members ${what}`, async ({ people }) => {
      const me = await people.join();
      const grace = await people.register('Grace Hopper');
      await me.api.follow(grace.handle);
      await grace.api.follow(me.handle);
      await me.api.block((await people.register('Linus')).handle);
      const { id } = await grace.api.post('What a day for https://example.org/engines and #engines');
      await me.api.like(id);
      await me.api.bookmark(id);
      const gone = await me.api.post('A day, indeed', id);
      await grace.api.post('What a noise', gone.id);
      await me.api.delete(gone.id);
      await me.api.edit((await me.api.post('A first draft')).id, 'A draft, corrected #engines');
      const thought = await grace.api.post('A thought');
      await me.api.quote(thought.id, 'A second one');
      await me.api.repost(thought.id);
      await me.api.change({
        bio: 'Writes about engines.',
        location: 'London',
        website: 'https://example.org',
      });
      await expectNothingFoundIn(states, me.page, me);
    });

  test('where there is nothing yet', async ({ people }) => {
    const me = await people.join();
    await expectNothingFoundIn(whileEmpty, me.page, me);
  });
});
