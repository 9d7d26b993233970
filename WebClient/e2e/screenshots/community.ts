import type { BrowserContextOptions, Route } from '@playwright/test';
import type { Page, ThreadPage, Tweet } from '../../src/app/api/types';
import type { Api } from '../running/api';
import type { People, Person } from '../running/people';

/** Invented people of an invented harbour town. The first is the one whose browser is shown. */
const neighbours = [
  {
    handle: 'marit',
    name: 'Marit Solberg',
    bio: 'Runs the lighthouse library. Paper maps, strong tea, long ferries.',
    location: 'Northhaven',
    website: 'https://lighthouse-library.example',
  },
  {
    handle: 'tomasz_k',
    name: 'Tomasz Kowal',
    bio: 'Baker. Up before the gulls.',
    location: 'Harbour Street 4',
    website: '',
  },
  {
    handle: 'ines',
    name: 'Inês Duarte',
    bio: 'Field recordings of wind, water and machines.',
    location: 'On the pier',
    website: 'https://ines.example/sounds',
  },
  {
    handle: 'kofi_builds',
    name: 'Kofi Mensah',
    bio: 'Wooden boats and small programs.',
    location: 'Boatyard',
    website: '',
  },
  {
    handle: 'yuki',
    name: 'Yuki Arai',
    bio: 'Tide tables, star charts, soup.',
    location: 'Northhaven',
    website: '',
  },
  {
    handle: 'ferryclub',
    name: 'Northhaven Ferry Club',
    bio: 'Timetables, delays, and why.',
    location: 'Pier 2',
    website: 'https://ferry.example',
  },
] as const;

type Handle = (typeof neighbours)[number]['handle'];

/** The third is what is answered: the last tweet that begins like this. */
const conversation: [Handle, string, string?][] = [
  [
    'ferryclub',
    'The 7:40 runs again from Monday. Thank you for your patience, and for the cake. #northhaven',
  ],
  ['kofi_builds', 'First coat of varnish is on. She smells like a new violin.'],
  [
    'marit',
    'Our oldest sea chart has been scanned: 1887, hand coloured, with a whale where the sandbank is. https://lighthouse-library.example/charts/1887',
  ],
  ['ines', 'Recorded the harbour at four in the morning. Forty minutes of ropes talking to each other.'],
  ['tomasz_k', 'Rye is out at six, cardamom buns at seven. There are never enough buns.'],
  [
    'yuki',
    'Perseids tonight, and for once no cloud in the forecast. Meet on the breakwater at eleven, bring something warm. #stargazing',
  ],
  ['kofi_builds', 'I will bring the kettle and a lantern with a red filter.', 'Perseids'],
  [
    'yuki',
    'Red is perfect. The bench by the east light, then, and not a word about the whale.',
    'I will bring',
  ],
  [
    'marit',
    'The library has six folding chairs and a box of blankets. They are yours for the night.',
    'Perseids',
  ],
  [
    'ines',
    'I am bringing the microphone. Nobody has ever recorded a meteor shower and I see no reason to stop trying.',
    'Perseids',
  ],
  [
    'marit',
    'Small joy: a book came back after nineteen years, with a postcard in it and an apology in green ink.',
  ],
  ['ines', 'Please read the postcard aloud on Thursday. I would like to record it.', 'Small joy'],
  [
    'ferryclub',
    'Fog over the sound: the 9:15 leaves when we can see the other side. Coffee on board is free until then.',
  ],
  [
    'tomasz_k',
    'Someone asked for a bread that survives a week at sea. Challenge accepted. @kofi_builds you are the test crew.',
  ],
  ['yuki', 'High water 14:52, 4.1 m. If your shoes are on the slipway, now is the moment.'],
];

/** They have moved in, follow each other, and have talked for a while: the browser of the first of them. */
export async function settle(people: People, options: BrowserContextOptions): Promise<Person> {
  const [first, ...others] = neighbours;
  const me = await people.join(first.name, options, first.handle);
  const apis = new Map<Handle, Api>([[first.handle, me.api]]);
  for (const { handle, name } of others) apis.set(handle, (await people.register(name, handle)).api);
  for (const { handle, bio, location, website } of neighbours)
    await apis.get(handle)?.change({ bio, location, website });
  for (const { handle } of others) {
    await me.api.follow(handle);
    if (handle !== 'ferryclub') await apis.get(handle)?.follow(first.handle);
  }
  const posted: Tweet[] = [];
  for (const [handle, text, answered] of conversation) {
    const replyTo = answered && posted.find((earlier) => earlier.text.startsWith(answered))?.id;
    const tweet = await apis.get(handle)?.post(text, replyTo);
    if (tweet) posted.unshift(tweet);
  }
  for (const [i, { id }] of posted.entries())
    for (const [j, { handle }] of neighbours.entries())
      if ((i * 7 + j * 3) % 5 < 2) await apis.get(handle)?.like(id);
  for (const { id } of posted.slice(2, 5)) await me.api.bookmark(id);
  const ids = posted.map(({ id }) => id);
  await me.context.route(
    /\/api\/(timeline|explore|me\/bookmarks|tweets\/\d+\/thread|users\/\w+\/(tweets|likes))/,
    (route) => spreadOverTheDay(route, ids),
  );
  return me;
}

/** They wrote within a second; the pictures show a day, the same on every page. */
async function spreadOverTheDay(route: Route, newestFirst: readonly string[]): Promise<void> {
  if (route.request().method() !== 'GET') return route.fallback();
  const response = await route.fetch();
  const answer = (await response.json()) as Page<Tweet> | ThreadPage;
  const moved = (tweet: Tweet): Tweet => {
    const i = Math.max(0, newestFirst.indexOf(tweet.id));
    const minutes = i * i * 9 + i * 4;
    return { ...tweet, createdAt: new Date(Date.parse(tweet.createdAt) - minutes * 60_000).toISOString() };
  };
  const items = answer.items.map(moved);
  const thread = 'tweet' in answer && {
    ancestors: answer.ancestors.map(({ id, tweet }) => ({ id, tweet: tweet && moved(tweet) })),
    tweet: moved(answer.tweet),
  };
  await route.fulfill({ response, json: { ...answer, items, ...thread } });
}
