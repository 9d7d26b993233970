import { openHome, pill, tweet, write } from './running/see';
import { expect, test } from './running/test';

test('A page on either of two web nodes shows live what is written, edited and deleted on the other', async ({
  people,
  peopleElsewhere,
}) => {
  const here = await people.join('Ada Lovelace');
  const there = await peopleElsewhere.join('Grace Hopper');
  await here.api.follow(there.handle);
  await there.api.follow(here.handle);
  await Promise.all([openHome(here.page), openHome(there.page)]);

  for (const [writer, reader] of [
    [here, there],
    [there, here],
  ]) {
    const text = `Written by ${writer.name}`;
    await write(writer.page, text);
    await expect(pill(reader.page)).toHaveText('Show 1 new tweet');
    await pill(reader.page).click();
    await expect(tweet(reader.page, text)).toHaveCount(1);

    const [{ id }] = await writer.api.tweetsOf(writer.handle);
    await writer.api.edit(id, `${text}, corrected`);
    await expect(tweet(reader.page, 'corrected')).toContainText('edited');
    await writer.api.delete(id);
    await expect(tweet(reader.page, text)).toHaveCount(0);
  }
});
