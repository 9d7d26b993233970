import type { Locator, Page } from '@playwright/test';
import { freshHandle, password } from './running/people';
import { button, composer, field } from './running/see';
import { expect, test } from './running/test';

/** The sentence stands below this very field, and is read out with it. */
async function expectProblem(input: Locator, sentence: string | RegExp): Promise<void> {
  await expect(input).toHaveAccessibleDescription(sentence);
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  const place = input.locator('xpath=ancestor::mt-text-field').getByRole('alert');
  await expect(place).not.toBeEmpty();
  await expect(place).toBeVisible();
}

async function fillSignUp(page: Page, handle: string, secret: string): Promise<void> {
  await page.goto('/sign-up');
  await field(page, 'Handle').fill(handle);
  await field(page, 'Name').fill('Ada Lovelace');
  await field(page, 'Password').fill(secret);
  await button(page, 'Create account').click();
}

test.describe('A form shows what is wrong beside the field', () => {
  test('that is empty or misshapen', async ({ people }) => {
    const page = await people.visitor();
    await page.goto('/sign-up');
    await field(page, 'Handle').fill('not a handle!');
    await field(page, 'Password').fill('short');
    await button(page, 'Create account').click();

    await expectProblem(field(page, 'Handle'), /letters a–z, digits or underscores\.$/);
    await expectProblem(field(page, 'Name'), /Enter the name people will see\.$/);
    await expectProblem(field(page, 'Password'), /At least 8 characters\.$/);
    await expect(field(page, 'E-mail (optional)')).not.toHaveAttribute('aria-invalid');
  });

  test('with a handle that somebody has', async ({ people }) => {
    const { handle } = await people.register('Ada Lovelace');
    const page = await people.visitor();
    await fillSignUp(page, handle.toUpperCase(), password);
    await expectProblem(field(page, 'Handle'), /Somebody else has this handle\.$/);

    await field(page, 'Handle').fill(freshHandle('Ada'));
    await button(page, 'Create account').click();
    await expect(composer(page)).toBeVisible();
  });

  test('with a password that everybody guesses', async ({ people }) => {
    const page = await people.visitor();
    await fillSignUp(page, freshHandle('Ada'), 'password1');

    await expectProblem(field(page, 'Password'), /.+/);
    await expect(field(page, 'Handle')).not.toHaveAttribute('aria-invalid');
  });

  test('that the server refuses in a profile', async ({ people }) => {
    const { page, handle } = await people.join();
    await page.goto(`/@${handle}`);
    await button(page, 'Edit profile').click();
    const dialog = page.getByRole('dialog');
    await field(dialog, 'Website').fill('javascript:alert(1)');
    await field(dialog, 'Bio').fill('x'.repeat(161));
    await button(dialog, 'Save').click();
    await expectProblem(field(dialog, 'Bio'), /At most 160 characters\.$/);

    await field(dialog, 'Bio').fill('Short and good.');
    await button(dialog, 'Save').click();
    await expectProblem(field(dialog, 'Website'), /.+/);
    await field(dialog, 'Website').fill('https://example.org/ada');
    await button(dialog, 'Save').click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'example.org/ada' })).toHaveAttribute(
      'href',
      'https://example.org/ada',
    );
    await expect(page.getByText('Short and good.')).toBeVisible();
  });
});
