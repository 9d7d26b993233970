import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { waitFor } from '@testing-library/dom';
import { Relationship, Tweet } from '../api/types';
import { author, quoteOf, repost, session, tweet, user } from '../../testing/fixtures';
import { SessionStore } from '../auth/session-store';
import { NotificationNews } from '../notifications/notification-news';
import { Notices } from '../shell/notices';
import { compareEntries, entryOf } from '../timelines/entry';
import { TimelineClient } from '../timelines/timeline-client';
import { Timelines } from '../timelines/timelines';
import { TweetStore } from '../tweets/tweet-store';
import { Restrictions } from './restrictions';
import { UserStore } from './user-store';

const strangers: Relationship = { following: false, followedBy: false, blocking: false, muting: false };
const bob = user({ handle: 'bob', relationship: { ...strangers, following: true } });
const newestFirst = (...tweets: Tweet[]) => tweets.sort((a, b) => compareEntries(entryOf(a), entryOf(b)));

/** Home and explore: a tweet of Bob's, one that Bob reposted, one of his that a friend did, and one of a friend's. */
async function setUp() {
  const [theirs, other, shared] = [tweet({ author: bob }), tweet(), tweet({ author: bob })];
  const items = newestFirst(theirs, other, repost(tweet(), bob), repost(shared, author()));
  const page = { items, before: null, after: 'now' };
  const pages = { home: vi.fn().mockResolvedValue(page), explore: vi.fn().mockResolvedValue(page) };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: TimelineClient, useValue: pages },
    ],
  });
  TestBed.inject(SessionStore).begin(session(user()));
  const users = TestBed.inject(UserStore);
  users.put([bob]);
  const { home, explore } = TestBed.inject(Timelines);
  await Promise.all([home.open(), explore.open()]);
  const server = TestBed.inject(HttpTestingController);
  const outdated = vi.fn();
  TestBed.inject(NotificationNews).outdated.subscribe(outdated);
  const restrictions = TestBed.inject(Restrictions);
  const relationship = () => users.user(bob.id)()?.relationship;
  const notices = () => TestBed.inject(Notices).notices();
  return { restrictions, server, home, explore, theirs, other, relationship, notices, outdated };
}

describe('Blocking', () => {
  it('takes all that is theirs out of every list at once, and following with it', async () => {
    const { restrictions, server, home, explore, other, relationship, outdated } = await setUp();
    const done = restrictions.block(bob);
    expect(home.ids()).toHaveLength(4);
    const request = server.expectOne({ method: 'PUT', url: '/api/users/bob/block' });
    request.flush({ ...strangers, blocking: true });
    await done;
    expect(home.ids()).toEqual([other.id]);
    expect(explore.ids()).toEqual([other.id]);
    expect(relationship()).toEqual({ ...strangers, blocking: true });
    expect(outdated).toHaveBeenCalledOnce();
  });

  it('hides what comes later, and what others quote', async () => {
    const { restrictions, server, explore, theirs, other } = await setUp();
    const done = restrictions.block(bob);
    server.expectOne('/api/users/bob/block').flush({ ...strangers, blocking: true });
    await done;
    explore.receive(tweet({ author: bob }));
    expect(explore.waiting()).toBe(0);
    const tweets = TestBed.inject(TweetStore);
    tweets.put([tweet({ quoteOf: quoteOf(tweet({ id: '5', author: bob })) })]);
    expect(tweets.quoted('5')).toBeNull();
    expect(tweets.isHidden(theirs.id)).toBe(true);
    expect(tweets.isHidden(other.id)).toBe(false);
  });

  it('changes nothing when it is refused, and says so', async () => {
    const { restrictions, server, home, relationship, notices } = await setUp();
    const done = restrictions.block(bob);
    server
      .expectOne('/api/users/bob/block')
      .flush({ detail: 'Too many.' }, { status: 422, statusText: 'Refused' });
    await done;
    expect(home.ids()).toHaveLength(4);
    expect(relationship()?.blocking).toBe(false);
    expect(notices()[0].text).toBe('@bob was not blocked. Too many.');
  });

  it('of somebody of whom only the name was seen reads the rest first', async () => {
    const { restrictions, server, home } = await setUp();
    const cy = user({ handle: 'cy' });
    home.receive(tweet({ author: cy }));
    const done = restrictions.block(cy);
    server.expectOne('/api/users/cy').flush(cy);
    await waitFor(() => {
      server.expectOne('/api/users/cy/block').flush({ ...strangers, blocking: true });
    });
    await done;
    expect(home.waiting()).toBe(0);
  });

  it('ends, and what is theirs is shown again, not at home', async () => {
    const { restrictions, server, home, explore, other } = await setUp();
    const done = restrictions.block(bob);
    server.expectOne('/api/users/bob/block').flush({ ...strangers, blocking: true });
    await done;
    const ended = restrictions.unblock(bob);
    server.expectOne({ method: 'DELETE', url: '/api/users/bob/block' }).flush(strangers);
    await ended;
    expect(explore.ids()).toHaveLength(4);
    expect(home.ids()).toEqual([other.id]);
  });
});

describe('Muting', () => {
  it('takes what friends answer them out of home, too, and leaves one’s own answers', async () => {
    const { restrictions, server, home, theirs, other } = await setUp();
    const replyTo = { id: theirs.id, authorId: bob.id, handle: 'bob' };
    const me = TestBed.inject(SessionStore).account() ?? author();
    const own = tweet({ author: me, replyTo });
    for (const answer of [tweet({ replyTo }), own]) home.receive(answer);
    const done = restrictions.mute(bob);
    server.expectOne('/api/users/bob/mute').flush({ ...strangers, following: true, muting: true });
    await done;
    home.showWaiting();
    expect(home.ids()).toEqual([own.id, other.id]);
  });

  it('takes what is theirs out of home only, and can be undone', async () => {
    const { restrictions, server, home, explore, other, relationship, notices } = await setUp();
    const muted = { ...strangers, following: true, muting: true };
    const done = restrictions.mute(bob);
    server.expectOne({ method: 'PUT', url: '/api/users/bob/mute' }).flush(muted);
    await done;
    expect(home.ids()).toEqual([other.id]);
    expect(explore.ids()).toHaveLength(4);
    expect(relationship()).toEqual(muted);
    const { text, action } = notices()[0];
    expect(text).toContain('You have muted @bob');
    action?.run();
    server.expectOne({ method: 'DELETE', url: '/api/users/bob/mute' }).flush({ ...muted, muting: false });
    await waitFor(() => {
      expect(home.ids()).toHaveLength(4);
    });
    expect(relationship()?.muting).toBe(false);
  });
});
