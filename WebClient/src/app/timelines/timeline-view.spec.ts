import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen, waitFor, within } from '@testing-library/dom';
import { PageQuery } from '../api/page-query';
import { Page, Tweet } from '../api/types';
import { tweet } from '../../testing/fixtures';
import { silence } from '../../testing/refusal';
import { TweetStore } from '../tweets/tweet-store';
import { TimelineStore } from './timeline-store';
import { TimelineView } from './timeline-view';

const page = (items: Tweet[]): Page<Tweet> => ({ items, before: null, after: 'now' });

function show() {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const read = vi.fn<(query: PageQuery) => Promise<Page<Tweet>>>();
  const store = new TimelineStore(read, TestBed.inject(TweetStore));
  TestBed.createComponent(TimelineView, {
    bindings: [inputBinding('store', () => store), inputBinding('label', () => 'Home timeline')],
  });
  return { read, store };
}

describe('A timeline on the screen', () => {
  it('is a feed of articles that know their place', async () => {
    const { read, store } = show();
    read.mockResolvedValueOnce(page([tweet({ text: 'second' }), tweet({ text: 'first' })]));
    await store.open();
    const feed = await screen.findByRole('feed', { name: 'Home timeline' });
    const articles = await within(feed).findAllByRole('article');
    expect(articles.map((article) => article.getAttribute('aria-posinset'))).toEqual(['1', '2']);
    expect(articles.map((article) => article.getAttribute('aria-setsize'))).toEqual(['2', '2']);
    expect(articles.every((article) => article.tabIndex === 0)).toBe(true);
  });

  it('offers what is new, and shows it when asked', async () => {
    const { read, store } = show();
    read.mockResolvedValueOnce(page([tweet({ text: 'old' })]));
    await store.open();
    store.receive(tweet({ text: 'new' }));
    const pill = await screen.findByRole('button', { name: 'Show 1 new tweet' });
    expect(screen.queryByText('new')).toBeNull();
    fireEvent.click(pill);
    await screen.findByText('new');
    expect(screen.queryByRole('button', { name: /new tweet/ })).toBeNull();
  });

  it.each([
    { goes: 'second', focused: 'first' },
    { goes: 'first', focused: 'second' },
  ])('keeps the focus at its place when the $goes tweet goes with it', async ({ goes, focused }) => {
    const { read, store } = show();
    const items = ['third', 'second', 'first'].map((text) => tweet({ text }));
    read.mockResolvedValueOnce(page(items));
    await store.open();
    const article = (await screen.findByText(goes)).closest('article') ?? document.body;
    within(article).getByRole('button', { name: 'Bookmark' }).focus();
    const gone = items.filter(({ text }) => text === goes || text === 'third');
    for (const { id } of gone) TestBed.inject(TweetStore).hide(id);
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByText(focused).closest('article'));
    });
  });

  it('moves the focus with j and k', async () => {
    const { read, store } = show();
    read.mockResolvedValueOnce(page([tweet({ text: 'second' }), tweet({ text: 'first' })]));
    await store.open();
    const [second, first] = await screen.findAllByRole('article');
    second.focus();
    fireEvent.keyDown(second, { key: 'j' });
    expect(document.activeElement).toBe(first);
    fireEvent.keyDown(first, { key: 'k' });
    expect(document.activeElement).toBe(second);
  });

  it('moves the focus from article to article, and out of itself, with the keys of a feed', async () => {
    const { read, store } = show();
    read.mockResolvedValueOnce(page([tweet({ text: 'second' }), tweet({ text: 'first' })]));
    await store.open();
    const [second, first] = await screen.findAllByRole('article');
    const [before, after] = ['before', 'after'].map((name) =>
      Object.assign(document.createElement('button'), { textContent: name }),
    );
    document.body.prepend(before);
    document.body.append(after);
    const press = (key: string, more: KeyboardEventInit = {}) =>
      !fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

    second.focus();
    expect(press('PageDown')).toBe(true);
    expect(document.activeElement).toBe(first);
    expect(press('PageDown')).toBe(false);
    press('PageUp');
    expect(document.activeElement).toBe(second);
    press('End', { ctrlKey: true });
    expect(document.activeElement).toBe(after);
    expect(press('PageDown')).toBe(false);
    first.focus();
    press('Home', { ctrlKey: true });
    expect(document.activeElement).toBe(before);
    before.remove();
    after.remove();
  });

  it('says why it is not there, and tries again', async () => {
    const { read, store } = show();
    read.mockRejectedValueOnce(silence()).mockResolvedValueOnce(page([tweet({ text: 'here now' })]));
    await store.open();
    await screen.findByText(/can’t be reached/);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('here now');
  });
});
