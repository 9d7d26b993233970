import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { Person } from './running/people';
import { button, composer, field, tweet, tweets } from './running/see';
import { expect, test } from './running/test';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What axe finds, in light and in dark. */
async function expectNothingFound(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await page.evaluate(async () => {
      const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
      return violations.map(
        ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
      );
    });
    expect(found, `${page.url()} in ${colorScheme}`).toEqual([]);
  }
}

interface State {
  name: string;
  show: (page: Page, me: Person) => Promise<void>;
}

const forVisitors: State[] = [
  {
    name: 'signing up, with problems',
    show: async (page) => {
      await page.goto('/sign-up');
      await button(page, 'Create account').click();
      await expect(page.getByText('Choose a handle.')).toBeVisible();
    },
  },
  {
    name: 'signing in, refused',
    show: async (page) => {
      await page.goto('/sign-in');
      await field(page, 'Handle').fill('nobody');
      await field(page, 'Password').fill('not the password');
      await button(page, 'Sign in').click();
      await expect(page.getByText('Handle or password is not right.')).toBeVisible();
    },
  },
  {
    name: 'explore',
    show: async (page) => {
      await page.goto('/explore');
      await expect(tweets(page).first()).toBeVisible();
    },
  },
  {
    name: 'a profile',
    show: async (page, me) => {
      await page.goto(`/@${me.handle}`);
      await expect(tweets(page).first()).toBeVisible();
    },
  },
  {
    name: 'a profile that does not exist',
    show: async (page) => {
      await page.goto('/@nobody_at_all');
      await expect(page.getByText('There is no @nobody_at_all')).toBeVisible();
    },
  },
  {
    name: 'a page that does not exist',
    show: async (page) => {
      await page.goto('/nowhere/at/all');
      await expect(page.getByText('Nothing lives here')).toBeVisible();
    },
  },
];

const forMembers: State[] = [
  {
    name: 'home',
    show: async (page) => {
      await page.goto('/');
      await expect(tweets(page).first()).toBeVisible();
    },
  },
  {
    name: 'home, too much written',
    show: async (page) => {
      await page.goto('/');
      await composer(page).fill('x'.repeat(300));
    },
  },
  {
    name: 'a tweet with its history',
    show: async (page) => {
      await page.goto('/');
      await tweet(page, 'corrected').locator('.when').click();
      await expect(page.getByRole('heading', { name: 'Earlier versions' })).toBeVisible();
    },
  },
  {
    name: 'a tweet being edited',
    show: async (page) => {
      await page.goto('/');
      await button(tweet(page, 'corrected'), 'Edit tweet').click();
    },
  },
  {
    name: 'the question before deleting',
    show: async (page) => {
      await page.goto('/');
      await button(tweet(page, 'corrected'), 'Delete tweet').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'writing in a dialog',
    show: async (page) => {
      await page.goto('/explore');
      await button(page, 'New tweet').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'keyboard shortcuts',
    show: async (page) => {
      await page.goto('/explore');
      await expect(tweets(page).first()).toBeVisible();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'explore with a hashtag',
    show: async (page) => {
      await page.goto('/explore?tag=engines');
      await expect(tweets(page).first()).toBeVisible();
    },
  },
  ...['followers', 'following'].map((tab) => ({
    name: tab,
    show: async (page: Page, me: Person) => {
      await page.goto(`/@${me.handle}/${tab}`);
      await expect(tweets(page).first()).toBeVisible();
    },
  })),
  {
    name: 'the own profile being edited',
    show: async (page, me) => {
      await page.goto(`/@${me.handle}`);
      await button(page, 'Edit profile').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'settings',
    show: async (page) => {
      await page.goto('/settings');
      await expect(page.getByText('This browser', { exact: true })).toBeVisible();
    },
  },
];

test.describe('axe finds nothing', () => {
  for (const { name, show } of forVisitors)
    test(`signed out: ${name}`, async ({ people }) => {
      const me = await people.join();
      await me.api.post('Hello to everybody, @somebody. #welcome');
      const page = await people.visitor();
      await show(page, me);
      await expectNothingFound(page);
    });

  for (const { name, show } of forMembers)
    test(`signed in: ${name}`, async ({ people }) => {
      const me = await people.join();
      const grace = await people.register('Grace Hopper');
      await me.api.follow(grace.handle);
      await grace.api.follow(me.handle);
      await grace.api.post('What a day for https://example.org/engines and #engines');
      await me.api.edit((await me.api.post('A first draft')).id, 'A draft, corrected #engines');
      await me.api.change({
        bio: 'Writes about engines.',
        location: 'London',
        website: 'https://example.org',
      });
      await show(me.page, me);
      await expectNothingFound(me.page);
    });

  test('signed in: home and profile while there is nothing yet', async ({ people }) => {
    const { page, handle } = await people.join();
    await page.goto('/');
    await expect(page.getByText('It is quiet here')).toBeVisible();
    await expectNothingFound(page);
    for (const [tab, text] of [
      ['', 'No tweets yet'],
      ['/followers', 'No followers yet'],
      ['/following', 'Follows nobody yet'],
    ]) {
      await page.goto(`/@${handle}${tab}`);
      await expect(page.getByText(text)).toBeVisible();
      await expectNothingFound(page);
    }
  });
});
