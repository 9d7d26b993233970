import { password } from './running/people';
import { button, composer, field, openHome, tweet, write } from './running/see';
import { expect, test } from './running/test';

test('What a visitor wanted to do is said where they sign in, and done when they are back', async ({
  people,
}) => {
  const grace = await people.register('Grace Hopper');
  const ada = await people.register('Ada Lovelace');
  const { id } = await grace.api.post('To be liked');
  const page = await people.visitor();
  await page.goto(`/tweets/${id}`);
  await button(tweet(page, 'To be liked'), '0 likes. Like').click();
  await expect(page.getByText('Sign in to like this tweet.')).toBeVisible();
  await field(page, 'Handle').fill(ada.handle);
  await field(page, 'Password').fill(password);
  await button(page, 'Sign in').click();

  await expect(page).toHaveURL(new RegExp(`/tweets/${id}$`));
  await expect(button(tweet(page, 'To be liked'), '1 like. Like')).toHaveAttribute('aria-pressed', 'true');
});

test('Back from a tweet, the focus is on that tweet again', async ({ people }) => {
  const { page, api } = await people.join();
  await api.post('The first');
  await api.post('The second');
  await openHome(page);
  await tweet(page, 'The first').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Tweet', exact: true })).toBeVisible();
  await page.goBack();

  await expect(tweet(page, 'The first')).toBeFocused();
});

test('A tweet that was sent with the mouse leaves the focus where the next one is written, and is announced', async ({
  people,
}) => {
  const { page } = await people.join();
  await openHome(page);
  await write(page, 'Sent with the mouse');

  await expect(page.getByText('Your tweet was sent.')).toBeAttached();
  await expect(composer(page)).toBeFocused();
});
