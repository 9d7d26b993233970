import { TestBed } from '@angular/core/testing';
import { PageQuery } from '../api/page-query';
import { Page, Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { TweetStore } from '../tweets/tweet-store';
import { author, repost, session, tweet, user } from '../../testing/fixtures';
import { silence } from '../../testing/refusal';
import { TimelineStore } from './timeline-store';

const page = (items: Tweet[], before: string | null = null, after: string | null = 'now'): Page<Tweet> => ({
  items,
  before,
  after,
});

const ann = author({ displayName: 'Ann' });
const me = user({ handle: 'me' });

async function opened(...items: Tweet[]) {
  const read = vi.fn<(query: PageQuery) => Promise<Page<Tweet>>>().mockResolvedValueOnce(page(items));
  const tweets = TestBed.inject(TweetStore);
  const store = new TimelineStore(read, tweets);
  await store.open();
  return { store, read, tweets };
}

describe('A timeline', () => {
  it('lets what arrives wait until it is asked for', async () => {
    const old = tweet({ id: '10' });
    const { store } = await opened(old);
    store.receive(tweet({ id: '12' }));
    store.receive(tweet({ id: '11' }));
    expect(store.ids()).toEqual(['10']);
    expect(store.waiting()).toBe(2);
    store.showWaiting();
    expect(store.ids()).toEqual(['12', '11', '10']);
    expect(store.waiting()).toBe(0);
  });

  it('takes each tweet once, by whichever way it comes', async () => {
    const { store, read } = await opened(tweet({ id: '10' }));
    const late = tweet({ id: '11' });
    store.receive(late);
    store.receive(late);
    read.mockResolvedValueOnce(page([late], null, 'later')).mockResolvedValueOnce(page([], null, 'later'));
    await store.catchUp();
    expect(store.waiting()).toBe(1);
  });

  it('catches up from the last cursor until nothing is left', async () => {
    const { store, read } = await opened(tweet({ id: '10' }));
    read
      .mockResolvedValueOnce(page([tweet({ id: '11' })], null, 'a'))
      .mockResolvedValueOnce(page([tweet({ id: '9' })], null, 'b'))
      .mockResolvedValueOnce(page([], null, 'b'));
    await store.catchUp();
    expect(read.mock.calls.map(([query]) => query.after)).toEqual([undefined, 'now', 'a', 'b']);
    store.showWaiting();
    expect(store.ids()).toEqual(['11', '10', '9']);
  });

  it('goes on from the same cursor when catching up was cut off', async () => {
    const { store, read } = await opened(tweet({ id: '10' }));
    read.mockRejectedValueOnce(silence());
    await expect(store.catchUp()).rejects.toBeDefined();
    read.mockResolvedValueOnce(page([], null, 'now'));
    await store.catchUp();
    expect(read.mock.lastCall?.[0].after).toBe('now');
  });

  it('shows an own tweet at once and keeps its place when it gets its id', async () => {
    const { store } = await opened(tweet({ id: '10' }));
    store.insert(tweet({ id: 'sending-x' }));
    store.receive(tweet({ id: '11' }));
    store.showWaiting();
    expect(store.ids()).toEqual(['sending-x', '11', '10']);
    store.exchange('sending-x', '12');
    expect(store.ids()).toEqual(['12', '11', '10']);
    store.receive(tweet({ id: '12' }));
    expect(store.waiting()).toBe(0);
  });

  it('shows an own tweet once when the page brought it before the answer did', async () => {
    const { store, read } = await opened(tweet({ id: '10' }));
    store.insert(tweet({ id: 'sending-x' }));
    read
      .mockResolvedValueOnce(page([tweet({ id: '11' })], null, 'a'))
      .mockResolvedValueOnce(page([], null, 'a'));
    await store.catchUp();
    store.exchange('sending-x', '11');
    store.showWaiting();
    expect(store.ids()).toEqual(['11', '10']);
  });

  it('reads older pages to the end, without doubles', async () => {
    const read = vi
      .fn<(query: PageQuery) => Promise<Page<Tweet>>>()
      .mockResolvedValueOnce(page([tweet({ id: '10' })], 'p1'))
      .mockResolvedValueOnce(page([tweet({ id: '10' }), tweet({ id: '9' })], null));
    const store = new TimelineStore(read, TestBed.inject(TweetStore));
    await store.open();
    expect(store.hasOlder()).toBe(true);
    await store.readOlder();
    expect(store.ids()).toEqual(['10', '9']);
    expect(store.hasOlder()).toBe(false);
  });

  it('leaves out what was deleted, and takes it back in its place', async () => {
    const { store, tweets } = await opened(tweet({ id: '12' }), tweet({ id: '11' }), tweet({ id: '10' }));
    tweets.hide('11');
    expect(store.ids()).toEqual(['12', '10']);
    tweets.show('11');
    expect(store.ids()).toEqual(['12', '11', '10']);
  });

  it('takes in a followed author only as far as it reaches', async () => {
    const read = vi
      .fn<(query: PageQuery) => Promise<Page<Tweet>>>()
      .mockResolvedValueOnce(page([tweet({ id: '20' }), tweet({ id: '10' })], 'more'));
    const store = new TimelineStore(read, TestBed.inject(TweetStore));
    await store.open();
    const further = store.backfill(
      [tweet({ id: '16' }), tweet({ id: '15' }), tweet({ id: '5' })],
      ({ id }) => id !== '16',
    );
    expect(store.ids()).toEqual(['20', '15', '10']);
    expect(further).toBe(false);
  });

  it('loses an author who is no longer followed, also from what waits', async () => {
    const bob = author();
    const { store } = await opened(tweet({ id: '11', author: bob }), tweet({ id: '10' }));
    store.receive(tweet({ id: '12', author: bob }));
    store.remove((_, tweet) => tweet.author.id === bob.id);
    expect(store.ids()).toEqual(['10']);
    expect(store.waiting()).toBe(0);
  });

  it('learns after a silence what was edited and deleted meanwhile', async () => {
    const { store, read, tweets } = await opened(
      tweet({ id: '12' }),
      tweet({ id: '11' }),
      tweet({ id: '10' }),
    );
    const edited = tweet({ id: '12', text: 'now', editedAt: '2026-02-01T00:00:00.000Z' });
    read.mockResolvedValueOnce(page([edited, tweet({ id: '10' })]));
    expect(await store.compareWithServer()).toEqual(['11']);
    expect(store.ids()).toEqual(['12', '10']);
    expect(tweets.tweet('12')()?.text).toBe('now');
  });

  it('has a repost where it was reposted, with whose it is', async () => {
    const old = tweet({ id: '5' });
    const { store } = await opened(tweet({ id: '20' }), repost(old, ann, '15'), tweet({ id: '10' }));
    store.receive(repost(tweet({ id: '3' }), ann, '17'));
    store.showWaiting();
    expect(store.ids()).toEqual(['20', '3', '5', '10']);
    expect(store.entries().map(({ repostedBy }) => repostedBy?.id)).toEqual([
      undefined,
      ann.id,
      ann.id,
      undefined,
    ]);
  });

  it('shows a tweet once, whoever reposts it: where it stands it stays', async () => {
    const once = tweet({ id: '10' });
    const { store, read } = await opened(repost(once, ann, '14'), tweet({ id: '12' }), once);
    expect(store.entries()).toMatchObject([{ id: '14' }, { id: '12' }]);
    store.receive(repost(once, author(), '20'));
    const other = tweet({ id: '11' });
    store.receive(repost(other, ann, '21'));
    read
      .mockResolvedValueOnce(page([repost(other, author(), '22'), once], null, 'later'))
      .mockResolvedValueOnce(page([], null, 'later'));
    await store.catchUp();
    expect(store.waiting()).toBe(1);
    store.showWaiting();
    expect(store.entries()).toMatchObject([{ id: '21' }, { id: '14' }, { id: '12' }]);
  });

  it('loses a repost that was undone, shown or waiting, and takes another one of the same tweet', async () => {
    const once = tweet({ id: '10' });
    const { store, tweets } = await opened(repost(once, ann, '14'), tweet({ id: '12' }));
    store.receive(repost(tweet({ id: '11' }), ann, '15'));
    tweets.hide('14');
    tweets.hide('15');
    expect(store.ids()).toEqual(['12']);
    expect(store.waiting()).toBe(0);
    store.receive(repost(once, author(), '20'));
    store.showWaiting();
    expect(store.entries()).toMatchObject([{ id: '20', tweetId: '10' }, { id: '12' }]);
  });

  it('loses the reposts of a tweet that was deleted, and keeps the tweet of a repost that was undone', async () => {
    const [first, second] = [tweet({ id: '10' }), tweet({ id: '11' })];
    const { store, tweets } = await opened(repost(first, ann, '14'), second);
    tweets.hide('10');
    tweets.hide('15');
    expect(store.ids()).toEqual(['11']);
  });

  it('shows one’s own repost at once, under its id when that is told, and until it is undone', async () => {
    TestBed.inject(SessionStore).begin(session(me));
    const { store, tweets } = await opened(tweet({ id: '12' }));
    const mine = tweet({ id: '10', reposted: true });
    tweets.put([mine]);
    store.receive(tweet({ id: '13' }));
    store.insertRepost('10', me);
    expect(store.ids()).toEqual(['10', '12']);
    store.receive(repost(mine, me, '15'));
    expect(store.waiting()).toBe(1);
    store.showWaiting();
    expect(store.entries()).toMatchObject([{ id: '15', tweetId: '10' }, { id: '13' }, { id: '12' }]);

    tweets.mark('10', 'repost', false);
    expect(store.ids()).toEqual(['13', '12']);
    tweets.mark('10', 'repost', true);
    expect(store.ids()).toEqual(['10', '13', '12']);
  });

  it('lets what is new come above one’s own repost, also while nobody has told its id', async () => {
    TestBed.inject(SessionStore).begin(session(me));
    const { store, tweets } = await opened(tweet({ id: '12' }));
    tweets.put([tweet({ id: '10', reposted: true })]);
    store.insertRepost('10', me);
    store.receive(tweet({ id: '20' }));
    store.showWaiting();
    expect(store.ids()).toEqual(['20', '10', '12']);
  });

  it('shows what is reposted again at the top, and never what is there already', async () => {
    TestBed.inject(SessionStore).begin(session(me));
    const mine = tweet({ id: '10', reposted: true });
    const { store, tweets } = await opened(tweet({ id: '15' }), repost(mine, me, '14'));
    store.insertRepost('10', me);
    expect(store.ids()).toEqual(['15', '10']);
    tweets.mark('10', 'repost', false);
    store.insertRepost('10', me);
    tweets.mark('10', 'repost', true);
    expect(store.ids()).toEqual(['10', '15']);
  });

  it('takes in what a followed author reposted by when that was, as far as it reaches', async () => {
    const read = vi
      .fn<(query: PageQuery) => Promise<Page<Tweet>>>()
      .mockResolvedValueOnce(page([tweet({ id: '20' }), tweet({ id: '10' })], 'more'));
    const store = new TimelineStore(read, TestBed.inject(TweetStore));
    await store.open();
    const [late, early] = [repost(tweet({ id: '2' }), ann, '15'), repost(tweet({ id: '1' }), ann, '5')];
    expect(store.backfill([late, early], ({ repostedBy }) => repostedBy?.id === ann.id)).toBe(false);
    expect(store.ids()).toEqual(['20', '2', '10']);
  });

  it('learns after a silence which reposts were undone, and which tweet stands elsewhere by now', async () => {
    const [undone, doubled, kept] = [tweet({ id: '3' }), tweet({ id: '11' }), tweet({ id: '2' })];
    const { store, read, tweets } = await opened(
      repost(undone, ann, '16'),
      repost(doubled, ann, '15'),
      repost(kept, ann, '14'),
      tweet({ id: '10' }),
    );
    read.mockResolvedValueOnce(page([repost(kept, ann, '14'), doubled, tweet({ id: '10' })]));
    expect(await store.compareWithServer()).toEqual(['3']);
    expect(store.entries()).toMatchObject([{ id: '14' }, { id: '11', repostedBy: null }, { id: '10' }]);
    expect(tweets.hidden().size).toBe(0);
  });

  it('says why it could not be read, and reads again when asked', async () => {
    const read = vi.fn<(query: PageQuery) => Promise<Page<Tweet>>>().mockRejectedValueOnce(silence());
    const store = new TimelineStore(read, TestBed.inject(TweetStore));
    await store.open();
    expect(store.status()).toBe('failed');
    expect(store.problem()?.reason).toBe('unreachable');
    read.mockResolvedValueOnce(page([]));
    await store.reload();
    expect(store.status()).toBe('ready');
    expect(store.problem()).toBeNull();
  });

  it('does not show one person what another one asked for', async () => {
    const read = vi.fn<(query: PageQuery) => Promise<Page<Tweet>>>();
    const store = new TimelineStore(read, TestBed.inject(TweetStore));
    const late = Promise.withResolvers<Page<Tweet>>();
    read.mockReturnValueOnce(late.promise);
    const opening = store.open();
    store.clear();
    late.resolve(page([tweet()]));
    await opening;
    expect(store.ids()).toEqual([]);
    expect(store.status()).toBe('new');
  });
});
