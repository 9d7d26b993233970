import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PageQuery } from '../api/page-query';
import { HiddenUser, MarkedTweet, Notification, Tweet, UnreadNotifications, User } from '../api/types';
import { author, notification, repost, session, tweet, user } from '../../testing/fixtures';
import { SessionStore } from '../auth/session-store';
import { NotificationNews } from '../notifications/notification-news';
import { TweetClient } from '../tweets/tweet-client';
import { TweetStore } from '../tweets/tweet-store';
import { LiveConnection, LiveState } from './live-connection';
import { LiveTimeline } from './live-timeline';
import { TimelineClient } from './timeline-client';
import { Timelines } from './timelines';

interface Handlers {
  TweetPosted: (tweet: Tweet) => void;
  TweetDeleted: (deleted: { id: string }) => void;
  UserHidden: (hidden: HiddenUser) => void;
  TweetMarked: (marked: MarkedTweet) => void;
  Notified: (notification: Notification) => void;
  UnreadChanged: (unread: UnreadNotifications) => void;
}

const ann = author({ handle: 'ann' });

/** Home and Ann's profile, connected: what the hub would tell is told by hand. */
async function connect(me: User, ...items: Tweet[]) {
  const told: { by: Handlers | null; connected: (again: boolean) => void } = {
    by: null,
    connected: () => undefined,
  };
  const connection = {
    state: signal<LiveState>('connected'),
    start: (by: Handlers, connected: (again: boolean) => void) =>
      Promise.resolve(Object.assign(told, { by, connected })),
    watchTweets: () => Promise.resolve(),
  };
  const page = { items, before: null, after: 'now' };
  const pages = { home: vi.fn().mockResolvedValue(page), profile: vi.fn().mockResolvedValue(page) };
  const read = vi.fn((id: string) => Promise.resolve(items.find((one) => one.id === id)));
  TestBed.configureTestingModule({
    providers: [
      { provide: LiveConnection, useValue: connection },
      { provide: TimelineClient, useValue: pages },
      { provide: TweetClient, useValue: { read } },
    ],
  });
  TestBed.inject(SessionStore).begin(session(me));
  const { home, profile } = {
    home: TestBed.inject(Timelines).home,
    profile: TestBed.inject(Timelines).profile('ann'),
  };
  await Promise.all([home.open(), profile.open()]);
  TestBed.runInInjectionContext(() => {
    TestBed.inject(LiveTimeline).start();
  });
  TestBed.tick();
  vi.runAllTimers();
  if (!told.by) throw new Error('Not connected.');
  return { home, profile, hub: told.by, pages, read, connected: told.connected };
}

describe('What the hub tells', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('of a repost waits at its place, as a tweet does', async () => {
    const { home, hub } = await connect(user(), tweet({ id: '10' }));
    hub.TweetPosted(repost(tweet({ id: '5' }), ann, '12'));
    expect(home.ids()).toEqual(['10']);
    expect(home.waiting()).toBe(1);
    home.showWaiting();
    expect(home.entries()).toMatchObject([{ id: '12', tweetId: '5', repostedBy: ann }, { id: '10' }]);
  });

  it('of a tweet twice, itself and reposted, shows it once', async () => {
    const { home, hub } = await connect(user());
    const once = tweet({ id: '10' });
    hub.TweetPosted(once);
    hub.TweetPosted(repost(once, ann, '12'));
    hub.TweetPosted(repost(once, author(), '13'));
    expect(home.waiting()).toBe(1);
  });

  it('of a repost that was undone takes that away everywhere, and leaves the tweet', async () => {
    const [passedOn, other] = [tweet({ id: '10' }), tweet({ id: '11' })];
    const { home, profile, hub } = await connect(user(), repost(passedOn, ann, '12'), other);
    hub.TweetDeleted({ id: '12' });
    expect(home.ids()).toEqual(['11']);
    expect(profile.ids()).toEqual(['11']);
    hub.TweetPosted(passedOn);
    home.showWaiting();
    expect(home.ids()).toEqual(['11', '10']);
  });

  it('of one’s own repost that was undone elsewhere leaves the tweet as not reposted', async () => {
    const me = user();
    const mine = tweet({ id: '10', reposted: true, repostsCount: 3 });
    const { profile, hub } = await connect(me, repost(mine, me, '12'), tweet({ id: '11' }));
    const tweets = TestBed.inject(TweetStore);
    hub.TweetDeleted({ id: '13' });
    expect(tweets.tweet('10')()?.reposted).toBe(true);
    const release = tweets.hold('10', 'repost');
    hub.TweetDeleted({ id: '12' });
    expect(tweets.tweet('10')()?.reposted).toBe(true);
    release();
    hub.TweetDeleted({ id: '12' });
    expect(tweets.tweet('10')()).toMatchObject({ reposted: false, repostsCount: 3 });
    expect(profile.ids()).toEqual(['11']);
  });

  it('of a mark of one’s own changes that mark, unless another is on its way', async () => {
    const { hub } = await connect(user(), tweet({ id: '10', bookmarked: true, likesCount: 3 }));
    const tweets = TestBed.inject(TweetStore);
    hub.TweetMarked({ id: '10', liked: true });
    expect(tweets.tweet('10')()).toMatchObject({ liked: true, bookmarked: true, likesCount: 3 });
    hub.TweetMarked({ id: '10', bookmarked: false });
    expect(tweets.tweet('10')()).toMatchObject({ liked: true, bookmarked: false });
    const release = tweets.hold('10', 'like');
    hub.TweetMarked({ id: '10', liked: false });
    expect(tweets.tweet('10')()?.liked).toBe(true);
    release();
    hub.TweetMarked({ id: '10', liked: false });
    expect(tweets.tweet('10')()?.liked).toBe(false);
    hub.TweetMarked({ id: '99', liked: true });
    expect(tweets.tweet('99')()).toBeNull();
  });

  it('of a deleted tweet takes its reposts, too', async () => {
    const { home, hub } = await connect(user(), repost(tweet({ id: '10' }), ann, '12'), tweet({ id: '11' }));
    hub.TweetDeleted({ id: '10' });
    expect(home.ids()).toEqual(['11']);
  });

  it('of who is hidden takes away what is theirs', async () => {
    const { home, profile, hub } = await connect(
      user(),
      tweet({ id: '10', author: ann }),
      tweet({ id: '11' }),
    );
    hub.UserHidden({ id: ann.id, everywhere: true });
    expect(home.ids()).toEqual(['11']);
    expect(profile.ids()).toEqual(['11']);
  });

  it('of notifications is passed on to whoever shows them, and counted', async () => {
    const { hub } = await connect(user());
    const news = TestBed.inject(NotificationNews);
    const arrived = vi.fn();
    news.arrived.subscribe(arrived);
    const mentioned = notification({ kind: 'mention', tweet: tweet() });
    hub.Notified(mentioned);
    hub.UnreadChanged({ upTo: null, count: 4 });
    expect(arrived).toHaveBeenCalledExactlyOnceWith(mentioned);
    expect(news.badge()).toBe('4');
  });
});

describe('After a silence', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('home loses what it does not have any more, and other lists only what is gone', async () => {
    const loud = tweet({ id: '10', author: ann });
    const { home, profile, pages, read, connected } = await connect(user(), tweet({ id: '11' }), loud);
    pages.home.mockImplementation(({ after }: PageQuery) =>
      Promise.resolve({ items: after ? [] : [tweet({ id: '11' })], before: null, after: 'now' }),
    );
    connected(false);
    await vi.runAllTimersAsync();
    expect(home.ids()).toEqual(['11', '10']);
    connected(true);
    await vi.runAllTimersAsync();
    expect(home.ids()).toEqual(['11']);
    expect(read).toHaveBeenCalledExactlyOnceWith('10');
    expect(profile.ids()).toEqual(['11', '10']);
  });
});
