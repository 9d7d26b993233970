import { TestBed } from '@angular/core/testing';
import { Tweet } from '../api/types';
import { author, notification, quoteOf, repost, session, tweet, user } from '../../testing/fixtures';
import { refusal } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { NotificationClient } from '../notifications/notification-client';
import { NotificationNews } from '../notifications/notification-news';
import { NotificationStore } from '../notifications/notification-store';
import { UserClient } from '../profiles/user-client';
import { UserStore } from '../profiles/user-store';
import { TweetStore } from '../tweets/tweet-store';
import { compareEntries, entryOf } from './entry';
import { LiveHiding } from './live-hiding';
import { TimelineClient } from './timeline-client';
import { Timelines } from './timelines';

const strangers = { following: false, followedBy: false, blocking: false, muting: false };
const bob = user({ handle: 'bob' });
const newestFirst = (...tweets: Tweet[]) => tweets.sort((a, b) => compareEntries(entryOf(a), entryOf(b)));

/** Home, and Bob's profile: his tweet, what he and a friend reposted of each other's, an answer to him, and a friend's tweet. */
async function setUp() {
  const [theirs, other] = [tweet({ author: bob }), tweet()];
  const answer = tweet({ replyTo: { id: theirs.id, authorId: bob.id, handle: 'bob' } });
  const quote = tweet({ quoteOf: quoteOf(theirs) });
  const items = newestFirst(
    theirs,
    other,
    answer,
    quote,
    repost(tweet(), bob),
    repost(tweet({ author: bob }), author()),
  );
  const page = { items, before: null, after: 'now' };
  const pages = { home: vi.fn().mockResolvedValue(page), profile: vi.fn().mockResolvedValue(page) };
  const client = { read: vi.fn() };
  const notifications = { page: vi.fn() };
  TestBed.configureTestingModule({
    providers: [
      { provide: TimelineClient, useValue: pages },
      { provide: UserClient, useValue: client },
      { provide: NotificationClient, useValue: notifications },
    ],
  });
  TestBed.inject(SessionStore).begin(session(user()));
  const timelines = TestBed.inject(Timelines);
  const [home, profile] = [timelines.home, timelines.profile('bob')];
  await Promise.all([home.open(), profile.open()]);
  home.receive(tweet({ author: bob }));
  const outdated = vi.fn();
  TestBed.inject(NotificationNews).outdated.subscribe(outdated);
  const hiding = TestBed.inject(LiveHiding);
  const users = TestBed.inject(UserStore);
  return { hiding, home, profile, theirs, other, answer, quote, client, notifications, users, outdated };
}

describe('Somebody who is hidden everywhere', () => {
  it('is out of every list at once, with what waits and what others repost', async () => {
    const { hiding, home, profile, other, answer, quote, theirs, outdated } = await setUp();
    hiding.receive({ id: bob.id, everywhere: true });
    expect(home.ids()).toEqual([quote.id, other.id]);
    expect(home.waiting()).toBe(0);
    expect(profile.ids()).toEqual([quote.id, answer.id, other.id]);
    expect(TestBed.inject(TweetStore).quoted(theirs.id)).toBeNull();
    expect(outdated).toHaveBeenCalledOnce();
  });

  it('is not named in notifications, and what only they did is none', async () => {
    const { hiding, notifications } = await setUp();
    const items = [
      notification({ people: [bob] }),
      notification({ people: [author(), bob], peopleCount: 2 }),
    ];
    notifications.page.mockResolvedValue({ items, before: null, after: null });
    const store = TestBed.inject(NotificationStore);
    await store.reload();
    hiding.receive({ id: bob.id, everywhere: true });
    expect(store.notifications()).toEqual([items[1]]);
  });

  it('does not come to home when they are shown again: neither follows the other', async () => {
    const { hiding, home, users, other, quote } = await setUp();
    hiding.receive({ id: bob.id, everywhere: true });
    users.put([bob]);
    expect(home.ids()).toEqual([quote.id, other.id]);
  });
});

describe('Somebody who is muted on another device', () => {
  it('is out of home only, and of notifications', async () => {
    const { hiding, home, profile, other, quote, theirs, outdated } = await setUp();
    hiding.receive({ id: bob.id, everywhere: false });
    expect(home.ids()).toEqual([quote.id, other.id]);
    expect(home.waiting()).toBe(0);
    expect(profile.ids()).toHaveLength(6);
    expect(TestBed.inject(TweetStore).quoted(theirs.id)).not.toBeNull();
    expect(outdated).toHaveBeenCalledOnce();
  });

  it('is known to be, wherever their profile is open', async () => {
    const { hiding, client, users } = await setUp();
    users.put([bob]);
    client.read.mockResolvedValue({ ...bob, relationship: { ...strangers, muting: true } });
    hiding.receive({ id: bob.id, everywhere: false });
    await vi.waitFor(() => {
      expect(users.user(bob.id)()?.relationship?.muting).toBe(true);
    });
    hiding.receive({ id: bob.id, everywhere: false });
    expect(client.read).toHaveBeenCalledExactlyOnceWith('bob');
  });

  it('is asked about only if they have been before; without an answer all stays as it is', async () => {
    const { hiding, client, users } = await setUp();
    hiding.receive({ id: bob.id, everywhere: false });
    expect(client.read).not.toHaveBeenCalled();
    users.put([bob]);
    client.read.mockRejectedValue(refusal(503, 'storage-unavailable'));
    hiding.receive({ id: bob.id, everywhere: false });
    await vi.waitFor(() => {
      expect(client.read).toHaveBeenCalledOnce();
    });
    expect(users.user(bob.id)()).toEqual(bob);
  });
});
