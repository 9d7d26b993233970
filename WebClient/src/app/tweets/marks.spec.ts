import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { waitFor } from '@testing-library/dom';
import { session, tweet, user } from '../../testing/fixtures';
import { refusal } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { Notices } from '../shell/notices';
import { TimelineClient } from '../timelines/timeline-client';
import { Timelines } from '../timelines/timelines';
import { Marks } from './marks';
import { TweetClient } from './tweet-client';
import { TweetStore } from './tweet-store';

const ada = user({ handle: 'ada' });

function setUp({ signedIn = true } = {}) {
  const client = { mark: vi.fn() };
  const empty = { items: [], before: null, after: 'now' };
  const pages = { home: vi.fn().mockResolvedValue(empty), profile: vi.fn().mockResolvedValue(empty) };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      { provide: TweetClient, useValue: client },
      { provide: TimelineClient, useValue: pages },
    ],
  });
  if (signedIn) TestBed.inject(SessionStore).begin(session(ada));
  const store = TestBed.inject(TweetStore);
  const shown = tweet({ likesCount: 3 });
  store.put([shown]);
  return { client, marks: TestBed.inject(Marks), shown, store, now: () => store.tweet(shown.id)() };
}

describe('Likes and bookmarks', () => {
  it('show at once, and then as the server counts', async () => {
    const { client, marks, shown, now } = setUp();
    const answer = Promise.withResolvers<typeof shown>();
    client.mark.mockReturnValueOnce(answer.promise);
    const toggling = marks.toggle(shown.id, 'like');
    expect(now()).toMatchObject({ liked: true, likesCount: 4 });
    expect(client.mark).toHaveBeenCalledWith(shown.id, 'like', true);
    answer.resolve({ ...shown, liked: true, likesCount: 9 });
    await toggling;
    expect(now()).toMatchObject({ liked: true, likesCount: 9 });
  });

  it('are taken off the same way', async () => {
    const { client, marks, shown, store, now } = setUp();
    store.put([{ ...shown, bookmarked: true }]);
    client.mark.mockResolvedValueOnce(shown);
    const toggling = marks.toggle(shown.id, 'bookmark');
    expect(now()?.bookmarked).toBe(false);
    expect(client.mark).toHaveBeenCalledWith(shown.id, 'bookmark', false);
    await toggling;
    expect(now()?.bookmarked).toBe(false);
  });

  it('are taken back with the reason when the server refuses', async () => {
    const { client, marks, shown, now } = setUp();
    client.mark.mockRejectedValueOnce(refusal(404, 'tweet-not-found'));
    await marks.toggle(shown.id, 'like');
    expect(now()).toMatchObject({ liked: false, likesCount: 3 });
    expect(TestBed.inject(Notices).notices()[0].text).toBe(
      'The tweet was not liked. Refused: tweet-not-found.',
    );
  });

  it('go out one after the other, and only as long as something else is wanted', async () => {
    const { client, marks, shown, now } = setUp();
    const first = Promise.withResolvers<typeof shown>();
    client.mark.mockReturnValueOnce(first.promise).mockResolvedValueOnce(shown);
    const toggling = marks.toggle(shown.id, 'like');
    await marks.toggle(shown.id, 'like');
    await marks.toggle(shown.id, 'like');
    await marks.toggle(shown.id, 'like');
    expect(client.mark).toHaveBeenCalledOnce();
    expect(now()).toMatchObject({ liked: false, likesCount: 3 });
    first.resolve({ ...shown, liked: true, likesCount: 4 });
    await toggling;
    expect(client.mark.mock.calls).toEqual([
      [shown.id, 'like', true],
      [shown.id, 'like', false],
    ]);
    expect(now()).toMatchObject({ liked: false, likesCount: 3 });
  });

  it('are not set back by a page that is read while they are on their way', async () => {
    const { client, marks, shown, store, now } = setUp();
    const answer = Promise.withResolvers<typeof shown>();
    client.mark.mockReturnValueOnce(answer.promise);
    const toggling = marks.toggle(shown.id, 'like');
    store.put([{ ...shown, repliesCount: 7 }]);
    expect(now()).toMatchObject({ liked: true, likesCount: 4, repliesCount: 7 });
    answer.resolve({ ...shown, liked: true, likesCount: 4 });
    await toggling;
    store.put([{ ...shown, likesCount: 5, liked: true }]);
    expect(now()).toMatchObject({ liked: true, likesCount: 5 });
  });

  it('are for members: visitors are led to sign in', async () => {
    const { client, marks, shown, now } = setUp({ signedIn: false });
    await marks.toggle(shown.id, 'like');
    await waitFor(() => {
      expect(TestBed.inject(Router).url).toMatch(/^\/sign-in/);
    });
    expect(client.mark).not.toHaveBeenCalled();
    expect(now()?.liked).toBe(false);
  });
});

describe('A repost', () => {
  async function open() {
    const given = setUp();
    const timelines = TestBed.inject(Timelines);
    const lists = [timelines.home, timelines.profile('ada')];
    await Promise.all(lists.map((list) => list.open()));
    const inLists = () => lists.map((list) => list.entries().map(({ tweetId }) => tweetId));
    return { ...given, lists, inLists, here: [[given.shown.id], [given.shown.id]], nowhere: [[], []] };
  }

  it('is at once on top of one’s home and profile, and counts', async () => {
    const { client, marks, shown, now, lists, inLists, here } = await open();
    client.mark.mockResolvedValueOnce({ ...shown, reposted: true, repostsCount: 1 });
    const toggling = marks.toggle(shown.id, 'repost');
    expect(inLists()).toEqual(here);
    expect(lists[0].entries()[0].repostedBy?.handle).toBe('ada');
    expect(now()).toMatchObject({ reposted: true, repostsCount: 1 });
    expect(client.mark).toHaveBeenCalledWith(shown.id, 'repost', true);
    await toggling;
    expect(inLists()).toEqual(here);
  });

  it('goes again when it is refused', async () => {
    const { client, marks, shown, now, inLists, nowhere } = await open();
    client.mark.mockRejectedValueOnce(refusal(404, 'tweet-not-found'));
    await marks.toggle(shown.id, 'repost');
    expect(inLists()).toEqual(nowhere);
    expect(now()).toMatchObject({ reposted: false, repostsCount: 0 });
    expect(TestBed.inject(Notices).notices()[0].text).toBe(
      'The tweet was not reposted. Refused: tweet-not-found.',
    );
  });

  it('goes when it is undone, and comes back where undoing is refused', async () => {
    const { client, marks, shown, inLists, here, nowhere } = await open();
    client.mark.mockResolvedValueOnce({ ...shown, reposted: true, repostsCount: 1 });
    await marks.toggle(shown.id, 'repost');
    client.mark.mockRejectedValueOnce(refusal(503, 'unavailable'));
    const undoing = marks.toggle(shown.id, 'repost');
    expect(inLists()).toEqual(nowhere);
    await undoing;
    expect(inLists()).toEqual(here);
    expect(TestBed.inject(Notices).notices()[0].text).toContain('Your repost is still there.');
    client.mark.mockResolvedValueOnce(shown);
    await marks.toggle(shown.id, 'repost');
    expect(inLists()).toEqual(nowhere);
  });

  it('does not show a tweet twice that is there already', async () => {
    const { client, marks, shown, lists, inLists, here } = await open();
    for (const list of lists) list.insert(shown);
    client.mark.mockResolvedValueOnce({ ...shown, reposted: true, repostsCount: 1 });
    await marks.toggle(shown.id, 'repost');
    expect(inLists()).toEqual(here);
    expect(lists[0].entries()[0].repostedBy).toBeNull();
  });
});
