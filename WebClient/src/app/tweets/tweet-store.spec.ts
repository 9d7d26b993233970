import { TestBed } from '@angular/core/testing';
import { author, quoteOf, repost, tweet } from '../../testing/fixtures';
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

  it('has a tweet as it is, whoever reposted it; the list says that', () => {
    const store = TestBed.inject(TweetStore);
    const first = tweet();
    const ann = author({ displayName: 'Ann' });
    store.put([repost(first, ann)]);
    expect(store.tweet(first.id)()).toEqual(first);
    expect(TestBed.inject(UserStore).card(ann.id)()?.displayName).toBe('Ann');
  });

  it('shows a quoted tweet as it is now, by whichever way that came', () => {
    const store = TestBed.inject(TweetStore);
    const quoted = tweet({ text: 'before' });
    store.put([tweet({ quoteOf: quoteOf(quoted) })]);
    expect(store.quoted(quoted.id)?.text).toBe('before');
    store.put([{ ...quoted, text: 'after', editedAt: '2026-02-01T00:00:00.000Z' }]);
    store.put([tweet({ quoteOf: quoteOf(quoted) })]);
    expect(store.quoted(quoted.id)?.text).toBe('after');
    const latest = { ...quoted, text: 'at last', editedAt: '2026-03-01T00:00:00.000Z' };
    store.put([tweet({ quoteOf: quoteOf(latest) })]);
    expect(store.quoted(quoted.id)?.text).toBe('at last');
    store.hide(quoted.id);
    expect(store.quoted(quoted.id)).toBeNull();
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
