import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { button, composer, openHome, tweets } from '../running/see';
import { test, expect } from '../running/test';
import { settle } from './community';

const directory = resolve(import.meta.dirname, '../../../docs/screenshots');
const calm = { reducedMotion: 'reduce', locale: 'en-GB' } as const;
const wide = { ...calm, viewport: { width: 1_200, height: 800 } };

/** Without the room of the scrollbar, which is hidden here. */
async function shoot(page: Page, name: string): Promise<void> {
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: innerHeight,
  }));
  await page.screenshot({ path: resolve(directory, `${name}.png`), clip: { x: 0, y: 0, width, height } });
}

test('pictures for the README', async ({ lonePeople: people }) => {
  const { page } = await settle(people, wide);
  await openHome(page);
  await expect(tweets(page).first()).toBeVisible();
  await shoot(page, 'home');

  await page.goto('/@marit');
  await expect(tweets(page).first()).toBeVisible();
  await shoot(page, 'profile');

  await page.goto('/explore');
  await button(page, 'New tweet').click();
  await composer(page).fill(
    'Thursday at seven: Inês plays the harbour at night, Kofi explains why boats creak, and @tomasz_k has promised buns. Bring a chair if you own a good one. https://lighthouse-library.example/thursday #northhaven',
  );
  await shoot(page, 'compose');
  await composer(page).fill('');
  await page.keyboard.press('Escape');

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await expect(tweets(page).first()).toBeVisible();
  await shoot(page, 'dark');

  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 800 });
  await openHome(page);
  await expect(tweets(page).first()).toBeVisible();
  await shoot(page, 'narrow');
});
