import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { tweet } from '../../testing/fixtures';
import { silence } from '../../testing/refusal';
import { OnScreen } from '../tweets/on-screen';
import { TweetClient } from '../tweets/tweet-client';
import { TweetStore } from '../tweets/tweet-store';
import { LiveConnection, LiveState } from './live-connection';
import { LiveCounts } from './live-counts';

function watch() {
  const state = signal<LiveState>('connected');
  const read = vi.fn<TweetClient['read']>();
  const watchTweets = vi.fn<(ids: readonly string[]) => Promise<void>>(() => Promise.resolve());
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: LiveConnection, useValue: { state, watchTweets } },
      { provide: TweetClient, useValue: { read } },
    ],
  });
  const counts = TestBed.inject(LiveCounts);
  TestBed.runInInjectionContext(() => {
    counts.start();
  });
  return {
    counts,
    state,
    read,
    watchTweets,
    onScreen: TestBed.inject(OnScreen),
    store: TestBed.inject(TweetStore),
  };
}

describe('The counts of tweets on the screen', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function rest(): void {
    TestBed.tick();
    vi.runAllTimers();
  }

  it('are asked for what is drawn, and again after a connection was lost', () => {
    const { onScreen, state, watchTweets } = watch();
    const gone = onScreen.show('1');
    onScreen.show('2');
    onScreen.show('2')();
    rest();
    expect(watchTweets).toHaveBeenLastCalledWith(['1', '2']);
    gone();
    rest();
    expect(watchTweets).toHaveBeenLastCalledWith(['2']);
    state.set('lost');
    rest();
    expect(watchTweets).toHaveBeenCalledTimes(2);
    state.set('connected');
    rest();
    expect(watchTweets).toHaveBeenCalledTimes(3);
  });

  it('are asked for a hundred at most', () => {
    const { onScreen, watchTweets } = watch();
    for (let id = 1; id <= 101; id++) onScreen.show(`${id}`);
    rest();
    expect(watchTweets.mock.lastCall?.[0]).toHaveLength(100);
  });

  it('are those of the server, except for one’s own like that is on its way', () => {
    const { counts, store } = watch();
    const shown = tweet({ likesCount: 3, repliesCount: 0 });
    store.put([shown]);
    const counted = { id: shown.id, likesCount: 7, repliesCount: 2, repostsCount: 4, quotesCount: 1 };
    counts.receive([counted]);
    expect(store.tweet(shown.id)()).toMatchObject(counted);
    const release = store.hold(shown.id, 'like');
    store.mark(shown.id, 'like', true);
    counts.receive([{ ...counted, repliesCount: 3 }]);
    expect(store.tweet(shown.id)()).toMatchObject({ likesCount: 8, repliesCount: 3, liked: true });
    release();
  });

  it('with fewer reposts tell that one’s own was undone elsewhere, if it was', async () => {
    const { counts, store, read } = watch();
    const [mine, others] = [1, 2].map(() => tweet({ reposted: true, repostsCount: 3 }));
    const [never, more] = [tweet({ repostsCount: 3 }), tweet({ reposted: true, repostsCount: 1 })];
    const all = [mine, others, never, more];
    store.put(all);
    read.mockImplementation((id) =>
      Promise.resolve({ ...(id === mine.id ? { ...mine, reposted: false } : others), repostsCount: 2 }),
    );
    counts.receive(all.map((one) => ({ ...one, repostsCount: 2 })));
    await vi.runAllTimersAsync();
    expect(all.map(({ id }) => store.tweet(id)()?.reposted)).toEqual([false, true, false, true]);
    expect(read.mock.calls).toEqual([[mine.id], [others.id]]);
  });

  it('leave one’s repost as it was when it cannot be asked for', async () => {
    const { counts, store, read } = watch();
    const mine = tweet({ reposted: true, repostsCount: 3 });
    store.put([mine]);
    read.mockRejectedValueOnce(silence());
    counts.receive([{ ...mine, repostsCount: 2 }]);
    await vi.runAllTimersAsync();
    expect(store.tweet(mine.id)()).toMatchObject({ reposted: true, repostsCount: 2 });
  });
});
