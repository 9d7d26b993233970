import { Component, input, inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { fireEvent, screen, waitFor, within } from '@testing-library/dom';
import { Author, Tweet } from '../api/types';
import { author, quoteOf, repost, session, tweet, user } from '../../testing/fixtures';
import { refusal } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { Notices } from '../shell/notices';
import { Shortcuts } from '../shell/shortcuts';
import { Composing } from './composing';
import { TweetCard } from './tweet-card';
import { TweetClient } from './tweet-client';
import { TweetStore } from './tweet-store';

@Component({
  imports: [TweetCard],
  template: ` <article mtTweetCard [tweetId]="tweetId()" [repostedBy]="repostedBy()"></article> `,
})
class List {
  readonly tweetId = input.required<string>();
  readonly repostedBy = input<Author | null>(null);
}

const ada = user({ handle: 'ada', displayName: 'Ada' });

async function show(shown: Tweet, { signedIn = true } = {}) {
  const client = { edit: vi.fn(), delete: vi.fn(), mark: vi.fn(() => new Promise(() => undefined)) };
  TestBed.configureTestingModule({
    providers: [provideRouter([{ path: '**', children: [] }]), { provide: TweetClient, useValue: client }],
  });
  if (signedIn) TestBed.inject(SessionStore).begin(session(ada));
  const store = TestBed.inject(TweetStore);
  store.put([shown]);
  const repostedBy = shown.repostedBy?.user ?? null;
  TestBed.createComponent(List, {
    bindings: [inputBinding('tweetId', () => shown.id), inputBinding('repostedBy', () => repostedBy)],
  });
  const card = await screen.findByRole('article');
  await within(card).findByText(shown.text);
  return { card, client, store };
}

async function edit(card: HTMLElement, text: string) {
  fireEvent.click(within(card).getByRole('button', { name: 'Edit tweet' }));
  const box = await within(card).findByRole('textbox', { name: 'Edit tweet' });
  fireEvent.input(box, { target: { value: text } });
  fireEvent.click(within(card).getByRole('button', { name: 'Save' }));
}

describe('A tweet', () => {
  it('is named by its author, its time and its text', async () => {
    const { card } = await show(tweet({ author: ada, text: 'hello there' }));
    expect(screen.getByRole('article', { name: /Ada.*@ada.*hello there/s })).toBe(card);
  });

  it('can be changed by its author only', async () => {
    const { card } = await show(tweet({ text: 'not mine' }));
    expect(within(card).queryByRole('button', { name: /Edit|Delete/ })).toBeNull();
  });

  it('of somebody else has a menu about them, for members', async () => {
    const { card } = await show(tweet({ author: author({ handle: 'bob' }) }));
    expect(within(card).getByRole('button', { name: 'More about @bob' })).toBeTruthy();
  });

  it.each([
    [ada, true],
    [author(), false],
  ])('of one’s own, and for visitors, has none', async (writer, signedIn) => {
    const { card } = await show(tweet({ author: writer }), { signedIn });
    expect(within(card).queryByRole('button', { name: /More about/ })).toBeNull();
  });

  it('opens with Enter', async () => {
    const shown = tweet();
    const { card } = await show(shown);
    fireEvent.keyDown(card, { key: 'Enter' });
    await waitFor(() => {
      expect(TestBed.inject(Router).url).toBe(`/tweets/${shown.id}`);
    });
  });

  it('says whom it answers, and how often it was answered', async () => {
    const replyTo = { id: '7', authorId: '8', handle: 'grace' };
    const { card } = await show(tweet({ replyTo, repliesCount: 1_234 }));
    expect(
      within(card)
        .getByText(/Replying to/)
        .textContent?.trim(),
    ).toBe('Replying to @grace');
    expect(within(card).getByRole('link', { name: '@grace' }).getAttribute('href')).toBe('/@grace');
    expect(within(card).getByRole('button', { name: '1.2K replies. Reply' }).textContent?.trim()).toBe(
      '1.2K',
    );
  });

  it.each(['r', 'the button'])('is answered with %s', async (way) => {
    const shown = tweet({ repliesCount: 1 });
    const { card } = await show(shown);
    if (way === 'r') fireEvent.keyDown(card, { key: 'r' });
    else fireEvent.click(within(card).getByRole('button', { name: '1 reply. Reply' }));
    expect(TestBed.inject(Composing).open()?.answered).toEqual(shown);
  });

  it.each([
    ['l', '2 likes. Like', '3 likes. Like', 'like'],
    ['t', '0 reposts. Repost', '1 repost. Undo repost', 'repost'],
    ['b', 'Bookmark', 'Bookmark', 'bookmark'],
  ])('has a switch, and %s for it, that says how it stands', async (key, name, pressedName, mark) => {
    const shown = tweet({ likesCount: 2 });
    const { card, client } = await show(shown);
    within(card).getByRole('button', { name, pressed: false });
    fireEvent.keyDown(card, { key });
    await within(card).findByRole('button', { name: pressedName, pressed: true });
    expect(client.mark).toHaveBeenCalledWith(shown.id, mark, true);
    fireEvent.keyDown(card, { key });
    await within(card).findByRole('button', { name, pressed: false });
  });

  it('leads visitors to sign in, and back, when they want to answer it', async () => {
    const { card } = await show(tweet(), { signedIn: false });
    fireEvent.click(within(card).getByRole('button', { name: '0 replies. Reply' }));
    await waitFor(() => {
      expect(TestBed.inject(Router).url).toBe('/sign-in?then=%2F');
    });
    expect(TestBed.inject(Composing).open()).toBeNull();
  });

  it('is edited with e, where it stands', async () => {
    const { card } = await show(tweet({ author: ada, text: 'mine' }));
    fireEvent.keyDown(card, { key: 'e' });
    const box = await within(card).findByRole<HTMLTextAreaElement>('textbox', { name: 'Edit tweet' });
    expect(box.value).toBe('mine');
  });

  it('keeps what is being written when the tweet is liked meanwhile', async () => {
    const shown = tweet({ author: ada, text: 'before' });
    const { card, client, store } = await show(shown);
    fireEvent.click(within(card).getByRole('button', { name: 'Edit tweet' }));
    const box = await within(card).findByRole('textbox', { name: 'Edit tweet' });
    fireEvent.input(box, { target: { value: 'after' } });
    store.count({ ...shown, likesCount: 7 });
    await within(card).findByRole('button', { name: /^7 likes/ });
    fireEvent.click(within(card).getByRole('button', { name: 'Save' }));
    expect(client.edit).toHaveBeenCalledWith(shown.id, 'after');
  });

  it('shows an edit at once', async () => {
    const { card, client } = await show(tweet({ author: ada, text: 'before' }));
    client.edit.mockReturnValueOnce(new Promise(() => undefined));
    await edit(card, 'after');
    await within(card).findByText('after');
    expect(within(card).getByText(/edited/)).toBeTruthy();
  });

  it('comes back as it was, with the new text still in the box, when an edit is refused', async () => {
    const { card, client, store } = await show(tweet({ id: '77', author: ada, text: 'before' }));
    client.edit.mockRejectedValueOnce(refusal(422, 'tweet-too-long'));
    await edit(card, 'after');
    await within(card).findByText(/was not changed.*tweet-too-long/);
    expect(store.tweet('77')()?.text).toBe('before');
    expect(within(card).getByRole<HTMLTextAreaElement>('textbox').value).toBe('after');
  });

  it('is hidden at once, and deleted on the server when the time for undoing is over', async () => {
    const { card, client, store } = await show(tweet({ id: '78', author: ada }));
    client.delete.mockResolvedValueOnce(null);
    fireEvent.click(within(card).getByRole('button', { name: 'Delete tweet' }));
    expect(store.hidden().has('78')).toBe(true);
    expect(client.delete).not.toHaveBeenCalled();
    const notices = TestBed.inject(Notices);
    notices.dismiss(notices.notices()[0].id);
    expect(client.delete).toHaveBeenCalledWith('78');
  });

  it('stays when deleting is undone', async () => {
    const { card, client, store } = await show(tweet({ id: '79', author: ada }));
    fireEvent.click(within(card).getByRole('button', { name: 'Delete tweet' }));
    TestBed.inject(Notices).notices()[0].action?.run();
    expect(store.hidden().has('79')).toBe(false);
    expect(client.delete).not.toHaveBeenCalled();
  });

  it('comes back with the reason when the server does not delete it', async () => {
    const { card, client, store } = await show(tweet({ id: '80', author: ada }));
    client.delete.mockRejectedValueOnce(refusal(503, 'storage-away'));
    fireEvent.click(within(card).getByRole('button', { name: 'Delete tweet' }));
    const notices = TestBed.inject(Notices);
    notices.dismiss(notices.notices()[0].id);
    await waitFor(() => {
      expect(store.hidden().has('80')).toBe(false);
    });
    expect(notices.notices()[0].text).toMatch(/was not deleted/);
  });
});

describe('A tweet that was reposted', () => {
  it('says by whom, above it and in its name, and leads to them', async () => {
    const ann = author({ handle: 'ann', displayName: 'Ann' });
    await show(repost(tweet({ author: ada, text: 'hello there' }), ann));
    const card = screen.getByRole('article', { name: /Ann reposted.*Ada.*hello there/s });
    const link = within(card).getByRole('link', { name: 'Ann reposted' });
    expect(link.getAttribute('href')).toBe('/@ann');
    expect(link.compareDocumentPosition(within(card).getByText('Ada'))).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
  });

  it('by oneself says so', async () => {
    const { card } = await show(repost(tweet({ reposted: true }), ada));
    expect(within(card).getByRole('link', { name: 'You reposted' }).getAttribute('href')).toBe('/@ada');
  });
});

describe('The repost button', () => {
  async function openMenu(change: Partial<Tweet> = {}) {
    const shown = tweet({ repostsCount: 3, ...change });
    const given = await show(shown);
    const button = within(given.card).getByRole('button', { name: /reposts?\./ });
    fireEvent.click(button);
    const menu = await within(given.card).findByRole('menu', { name: 'Repost' });
    await waitFor(() => {
      expect(document.activeElement?.textContent?.trim()).toMatch(/[Rr]epost$/);
    });
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? menu, { key });
    const closed = () =>
      waitFor(() => {
        expect(screen.queryByRole('menu')).toBeNull();
      });
    return { ...given, shown, button, menu, press, closed };
  }

  it('says how often, and opens a menu', async () => {
    const { button, menu } = await openMenu();
    expect(button.getAttribute('aria-label')).toBe('3 reposts. Repost');
    expect(button.getAttribute('aria-haspopup')).toBe('menu');
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map((item) => item.textContent?.trim()),
    ).toEqual(['Repost', 'Quote']);
  });

  it('reposts, and has the focus again', async () => {
    const { card, client, shown, button, menu, closed } = await openMenu();
    fireEvent.click(within(menu).getByRole('menuitem', { name: 'Repost' }));
    await closed();
    expect(document.activeElement).toBe(button);
    await within(card).findByRole('button', { name: '4 reposts. Undo repost', pressed: true });
    expect(client.mark).toHaveBeenCalledWith(shown.id, 'repost', true);
  });

  it('undoes a repost', async () => {
    const { card, client, shown, menu } = await openMenu({ reposted: true });
    fireEvent.click(within(menu).getByRole('menuitem', { name: 'Undo repost' }));
    await within(card).findByRole('button', { name: '2 reposts. Repost', pressed: false });
    expect(client.mark).toHaveBeenCalledWith(shown.id, 'repost', false);
  });

  it('opens the box for a quote', async () => {
    const { shown, menu, closed } = await openMenu();
    fireEvent.click(within(menu).getByRole('menuitem', { name: 'Quote' }));
    await closed();
    expect(TestBed.inject(Composing).open()).toEqual({ answered: null, quoted: shown });
  });

  it('has a menu for the keyboard: arrows and ends walk around it, no key in it does anything else', async () => {
    const { menu, press } = await openMenu();
    const shortcut = vi.fn();
    TestBed.runInInjectionContext(() => {
      TestBed.inject(Shortcuts).use({ t: shortcut });
    });
    const [first, second] = within(menu).getAllByRole('menuitem');
    press('ArrowDown');
    expect(document.activeElement).toBe(second);
    press('ArrowDown');
    expect(document.activeElement).toBe(first);
    press('ArrowUp');
    expect(document.activeElement).toBe(second);
    press('Home');
    expect(document.activeElement).toBe(first);
    press('End');
    expect(document.activeElement).toBe(second);
    press('t');
    expect(shortcut).not.toHaveBeenCalled();
  });

  it.each(['Escape', 'Tab'])('closes its menu with %s, and has the focus', async (key) => {
    const { button, press, closed } = await openMenu();
    press(key);
    await closed();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });

  it('closes its menu with a touch beside it, and with itself', async () => {
    const { card, button, closed } = await openMenu();
    fireEvent.pointerDown(card);
    await closed();
    fireEvent.click(button);
    await screen.findByRole('menu');
    fireEvent.pointerDown(button);
    expect(screen.getByRole('menu')).toBeTruthy();
    fireEvent.click(button);
    await closed();
  });

  it('leads visitors to sign in', async () => {
    const { card } = await show(tweet(), { signedIn: false });
    fireEvent.click(within(card).getByRole('button', { name: '0 reposts. Repost' }));
    await waitFor(() => {
      expect(TestBed.inject(Router).url).toMatch(/^\/sign-in/);
    });
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('has q for a quote from the tweet in focus', async () => {
    const shown = tweet();
    const { card } = await show(shown);
    fireEvent.keyDown(card, { key: 'q' });
    expect(TestBed.inject(Composing).open()?.quoted).toEqual(shown);
  });
});

describe('A tweet that quotes another', () => {
  const grace = author({ handle: 'grace', displayName: 'Grace' });

  it('shows it: who wrote it, when, and what, with its links', async () => {
    const quoted = tweet({
      author: grace,
      text: 'See #tea',
      facets: [{ kind: 'hashtag', start: 4, length: 4, target: 'tea' }],
      editedAt: '2026-02-01T00:00:00.000Z',
    });
    const { card } = await show(tweet({ text: 'Look', quoteOf: quoteOf(quoted) }));
    expect(screen.getByRole('article', { name: /Look.*Grace.*@grace.*See\s*#tea/s })).toBe(card);
    expect(within(card).getByRole('link', { name: /Grace/ }).getAttribute('href')).toBe('/@grace');
    expect(within(card).getByRole('link', { name: '#tea' }).getAttribute('href')).toBe('/hashtags/tea');
    expect(
      within(card)
        .getByRole('link', { name: /edited/ })
        .getAttribute('href'),
    ).toBe(`/tweets/${quoted.id}`);
  });

  it('opens the one that is clicked', async () => {
    const quoted = tweet({ text: 'The inner one' });
    const shown = tweet({ text: 'The outer one', quoteOf: quoteOf(quoted) });
    await show(shown);
    const router = TestBed.inject(Router);
    fireEvent.click(screen.getByText('The inner one'));
    await waitFor(() => {
      expect(router.url).toBe(`/tweets/${quoted.id}`);
    });
    fireEvent.click(screen.getByText('The outer one'));
    await waitFor(() => {
      expect(router.url).toBe(`/tweets/${shown.id}`);
    });
  });

  it('says when it was deleted, before or while it is shown', async () => {
    const quoted = tweet({ text: 'For a moment' });
    const { card, store } = await show(tweet({ quoteOf: quoteOf(quoted) }));
    store.hide(quoted.id);
    await within(card).findByText('This tweet was deleted.');
    expect(within(card).queryByText('For a moment')).toBeNull();
    store.show(quoted.id);
    await within(card).findByText('For a moment');
  });

  it('says when it was deleted before anybody saw it', async () => {
    const { card } = await show(tweet({ quoteOf: { id: '7', tweet: null } }));
    expect(within(card).getByText('This tweet was deleted.')).toBeTruthy();
  });

  it('is counted there until it is deleted, and again when that is undone', async () => {
    const quoted = tweet({ quotesCount: 2 });
    const { card, store } = await show(tweet({ author: ada, quoteOf: quoteOf(quoted) }));
    store.put([quoted]);
    fireEvent.click(within(card).getByRole('button', { name: 'Delete tweet' }));
    expect(store.tweet(quoted.id)()?.quotesCount).toBe(1);
    TestBed.inject(Notices).notices()[0].action?.run();
    expect(store.tweet(quoted.id)()?.quotesCount).toBe(2);
  });

  it('shows an edit of it at once', async () => {
    const quoted = tweet({ text: 'before' });
    const { card, store } = await show(tweet({ quoteOf: quoteOf(quoted) }));
    store.put([{ ...quoted, text: 'after', editedAt: '2026-02-01T00:00:00.000Z' }]);
    await within(card).findByText('after');
  });
});
