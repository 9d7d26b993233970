import { TestBed } from '@angular/core/testing';
import { author, tweet } from '../../testing/fixtures';
import { UserStore } from '../profiles/user-store';
import { TweetStore } from './tweet-store';

describe('The store of tweets', () => {
  it('shows an edit wherever the tweet is shown', () => {
    const store = TestBed.inject(TweetStore);
    const first = tweet({ text: 'before' });
    store.put([first]);
    const shown = store.tweet(first.id);
    store.put([{ ...first, text: 'after', editedAt: '2026-02-01T00:00:00.000Z' }]);
    expect(shown()?.text).toBe('after');
  });

  it('is not set back by a page that was read before the edit', () => {
    const store = TestBed.inject(TweetStore);
    const first = tweet({ text: 'before' });
    store.put([{ ...first, text: 'after', editedAt: '2026-02-01T00:00:00.000Z' }]);
    store.put([first]);
    expect(store.tweet(first.id)()?.text).toBe('after');
  });

  it('tells the store of users how an author is called now', () => {
    const users = TestBed.inject(UserStore);
    const ada = author({ displayName: 'Ada' });
    TestBed.inject(TweetStore).put([tweet({ author: ada })]);
    const card = users.card(ada.id);
    TestBed.inject(TweetStore).put([tweet({ author: { ...ada, displayName: 'Countess' } })]);
    expect(card()?.displayName).toBe('Countess');
  });
});
