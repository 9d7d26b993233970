import { TestBed } from '@angular/core/testing';
import { Tweet } from '../api/types';
import { repost, session, tweet, user } from '../../testing/fixtures';
import { refusal, silence } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { UserClient } from '../profiles/user-client';
import { UserStore } from '../profiles/user-store';
import { TweetClient } from '../tweets/tweet-client';
import { LostTweets } from './lost-tweets';
import { TimelineClient } from './timeline-client';
import { Timelines } from './timelines';

const strangers = { following: false, followedBy: false, blocking: false, muting: false };
const bob = user({ handle: 'bob' });
const ids = ['13', '12', '11'];

/** Bob's profile shows three tweets of his; home has lost all there were. */
async function lose() {
  const items = ids.map((id) => tweet({ id, author: bob }));
  const profile = vi.fn().mockResolvedValue({ items, before: null, after: 'now' });
  const [readTweet, readUser] = [vi.fn<TweetClient['read']>(), vi.fn<UserClient['read']>()];
  TestBed.configureTestingModule({
    providers: [
      { provide: TimelineClient, useValue: { profile } },
      { provide: TweetClient, useValue: { read: readTweet } },
      { provide: UserClient, useValue: { read: readUser } },
    ],
  });
  TestBed.inject(SessionStore).begin(session(user()));
  const store = TestBed.inject(Timelines).profile('bob');
  await store.open();
  const there = new Map<string, Tweet>(items.map((one) => [one.id, one]));
  readTweet.mockImplementation((id) => {
    const found = there.get(id);
    return found ? Promise.resolve(found) : Promise.reject(refusal(404, 'tweet-not-found'));
  });
  readUser.mockResolvedValue(bob);
  return { store, there, readTweet, readUser, lost: TestBed.inject(LostTweets) };
}

describe('What home has lost', () => {
  it('stays in other lists, as after a mute, unless it is deleted', async () => {
    const { store, there, lost } = await lose();
    there.delete('12');
    await lost.lookFor(ids);
    expect(store.ids()).toEqual(['13', '11']);
  });

  it('is asked for only if it is shown somewhere else', async () => {
    const { readTweet, lost } = await lose();
    await lost.lookFor(['10', '11']);
    expect(readTweet).toHaveBeenCalledExactlyOnceWith('11');
  });

  it('goes with whom one blocks, and comes back with them', async () => {
    const { store, there, readTweet, readUser, lost } = await lose();
    there.clear();
    readUser.mockResolvedValue({ ...bob, relationship: { ...strangers, blocking: true } });
    await lost.lookFor(ids);
    expect(store.ids()).toEqual([]);
    expect(readTweet).toHaveBeenCalledOnce();
    TestBed.inject(UserStore).put([bob]);
    expect(store.ids()).toEqual(ids);
  });

  it('goes with who blocks one, and comes back with them', async () => {
    const { store, there, readUser, lost } = await lose();
    there.clear();
    readUser.mockRejectedValue(refusal(404, 'user-not-found'));
    await lost.lookFor(ids);
    expect(store.ids()).toEqual([]);
    TestBed.inject(UserStore).put([bob]);
    expect(store.ids()).toEqual(ids);
  });

  it('stays where there is no answer', async () => {
    const { store, readTweet, lost } = await lose();
    readTweet.mockRejectedValue(silence());
    await lost.lookFor(ids);
    expect(store.ids()).toEqual(ids);
    expect(readTweet).toHaveBeenCalledOnce();
  });
});

describe('A tweet is shown', () => {
  it('in a list, and in a thread as what it is about, above it and below it', async () => {
    const [focal, above, below] = [tweet(), tweet(), tweet()];
    const thread = vi.fn().mockResolvedValue({
      ancestors: [{ id: above.id, tweet: above }],
      tweet: focal,
      items: [below],
      before: null,
      after: 'now',
    });
    const passedOn = repost(tweet(), bob);
    const home = vi.fn().mockResolvedValue({ items: [passedOn], before: null, after: 'now' });
    TestBed.configureTestingModule({ providers: [{ provide: TimelineClient, useValue: { home, thread } }] });
    const timelines = TestBed.inject(Timelines);
    await Promise.all([timelines.home.open(), timelines.thread(focal.id, true).open()]);
    for (const { id } of [focal, above, below, passedOn]) expect(timelines.shows(id)).toBe(true);
    expect(timelines.shows(passedOn.repostedBy?.id ?? '')).toBe(false);
  });
});
