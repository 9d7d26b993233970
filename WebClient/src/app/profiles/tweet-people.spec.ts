import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen, within } from '@testing-library/dom';
import { user } from '../../testing/fixtures';
import { silence } from '../../testing/refusal';
import { TweetPeople } from './tweet-people';
import { TweetPeopleKind, UserClient } from './user-client';

function show(kind: TweetPeopleKind) {
  const peopleOfTweet = vi.fn();
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      { provide: UserClient, useValue: { peopleOfTweet } },
    ],
  });
  const create = () =>
    TestBed.createComponent(TweetPeople, {
      bindings: [inputBinding('id', () => '7'), inputBinding('kind', () => kind)],
    });
  return { peopleOfTweet, create };
}

describe('Who did something with a tweet', () => {
  it.each([
    ['likes', 'Liked by'],
    ['reposts', 'Reposted by'],
  ] as const)('is listed: %s', async (kind, title) => {
    const { peopleOfTweet, create } = show(kind);
    peopleOfTweet.mockResolvedValueOnce({ items: [user({ displayName: 'Ann' })], before: null, after: null });
    create();
    const feed = await screen.findByRole('feed', { name: title });
    await within(feed).findByRole('article', { name: /Ann/ });
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Back to the tweet' }).getAttribute('href')).toBe('/tweets/7');
    expect(peopleOfTweet).toHaveBeenCalledWith('7', kind, {});
  });

  it('is said to be nobody so far', async () => {
    const { peopleOfTweet, create } = show('reposts');
    peopleOfTweet.mockResolvedValueOnce({ items: [], before: null, after: null });
    create();
    await screen.findByText('No reposts yet');
  });

  it('is on its way, cannot be read, and is asked for again', async () => {
    const { peopleOfTweet, create } = show('reposts');
    peopleOfTweet
      .mockRejectedValueOnce(silence())
      .mockResolvedValueOnce({ items: [user({ displayName: 'Ann' })], before: null, after: null });
    create();
    await screen.findByText(/can’t be reached/);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('article', { name: /Ann/ });
  });
});
