import { TestBed } from '@angular/core/testing';
import { PageQuery } from '../api/page-query';
import { ThreadPage, Tweet } from '../api/types';
import { author, tweet } from '../../testing/fixtures';
import { refusal, silence } from '../../testing/refusal';
import { TweetStore } from '../tweets/tweet-store';
import { ThreadStore } from './thread-store';

const ada = author({ handle: 'ada' });
const focal = tweet({ id: '100', author: ada, repliesCount: 2 });
const reply = (id: string, of = author()) =>
  tweet({ id, author: of, replyTo: { id: '100', authorId: ada.id, handle: 'ada' } });

function page(items: Tweet[], more: Partial<ThreadPage> = {}): ThreadPage {
  return { ancestors: [], tweet: focal, items, before: null, after: 'now', ...more };
}

async function opened(first: ThreadPage) {
  const read = vi.fn<(query: PageQuery) => Promise<ThreadPage>>().mockResolvedValueOnce(first);
  const tweets = TestBed.inject(TweetStore);
  const store = new ThreadStore('100', read, tweets);
  await store.open();
  return { store, read, tweets };
}

describe('A thread', () => {
  it('has what a tweet answers, topmost first, the deleted in their places, and what answers it', async () => {
    const ancestors = [
      { id: '1', tweet: tweet({ id: '1', text: 'the first' }) },
      { id: '2', tweet: null },
    ];
    const { store, tweets } = await opened(page([reply('101')], { ancestors }));
    expect(store.ancestors()).toEqual(['1', '2']);
    expect(tweets.tweet('1')()?.text).toBe('the first');
    expect(tweets.tweet('100')()).toEqual(focal);
    expect(store.ids()).toEqual(['101']);
  });

  it('goes on page by page, each reply once', async () => {
    const { store, read } = await opened(page([reply('101')], { before: 'more' }));
    read.mockResolvedValueOnce(page([reply('101'), reply('102')]));
    await store.readMore();
    expect(read).toHaveBeenLastCalledWith({ before: 'more' });
    expect(store.ids()).toEqual(['101', '102']);
    expect(store.hasMore()).toBe(false);
  });

  it('takes newer replies in their places: the author’s own first, then the oldest', async () => {
    const { store, read, tweets } = await opened(page([reply('101', ada), reply('103')]));
    read
      .mockResolvedValueOnce(
        page([reply('102'), reply('104', ada)], { after: 'a', tweet: { ...focal, repliesCount: 4 } }),
      )
      .mockResolvedValueOnce(page([], { after: 'b' }));
    await store.open();
    expect(read.mock.calls.map(([query]) => query.after)).toEqual([undefined, 'now', 'a']);
    expect(store.ids()).toEqual(['101', '104', '102', '103']);
    expect(tweets.tweet('100')()?.repliesCount).toBe(2);
  });

  it('leaves newer replies to reading on where they come after what is not read yet', async () => {
    const { store, read } = await opened(page([reply('101')], { before: 'more' }));
    read
      .mockResolvedValueOnce(page([reply('110')], { after: 'a' }))
      .mockResolvedValueOnce(page([], { after: 'a' }));
    await store.catchUp();
    expect(store.ids()).toEqual(['101']);
    read.mockResolvedValueOnce(page([reply('105'), reply('110')]));
    await store.readMore();
    expect(store.ids()).toEqual(['101', '105', '110']);
  });

  it('shows what is written here on top, once, and where it was when it got its id', async () => {
    const { store, read } = await opened(page([reply('101')]));
    store.insert('sending-a');
    expect(store.ids()).toEqual(['sending-a', '101']);
    read
      .mockResolvedValueOnce(page([reply('102')], { after: 'a' }))
      .mockResolvedValueOnce(page([], { after: 'a' }));
    await store.catchUp();
    store.exchange('sending-a', '102');
    expect(store.ids()).toEqual(['102', '101']);
    store.insert('sending-b');
    store.drop('sending-b');
    expect(store.ids()).toEqual(['102', '101']);
  });

  it('leaves out replies that were deleted', async () => {
    const { store, tweets } = await opened(page([reply('101'), reply('102')]));
    tweets.hide('101');
    expect(store.ids()).toEqual(['102']);
  });

  it('says why it could not be read, and reads again when asked', async () => {
    const read = vi.fn<(query: PageQuery) => Promise<ThreadPage>>().mockRejectedValueOnce(silence());
    const store = new ThreadStore('100', read, TestBed.inject(TweetStore));
    await store.open();
    expect(store.status()).toBe('failed');
    expect(store.problem()?.reason).toBe('unreachable');
    read.mockResolvedValueOnce(page([reply('101')]));
    await store.open();
    expect(store.problem()).toBeNull();
    expect(store.ids()).toEqual(['101']);
  });

  it('is gone when it is not found any more, and back when it is', async () => {
    const { store, read } = await opened(page([reply('101')]));
    read.mockRejectedValueOnce(refusal(404, 'tweet-not-found'));
    await store.open();
    expect(store.problem()?.status).toBe(404);
    read.mockResolvedValueOnce(page([]));
    await store.open();
    expect(store.problem()).toBeNull();
    expect(store.ids()).toEqual(['101']);
  });

  it('stays as it is when newer replies cannot be had', async () => {
    const { store, read } = await opened(page([reply('101')]));
    read.mockRejectedValueOnce(refusal(503, 'unavailable'));
    await store.open();
    expect(store.status()).toBe('ready');
    expect(store.problem()).toBeNull();
    expect(store.ids()).toEqual(['101']);
  });
});
