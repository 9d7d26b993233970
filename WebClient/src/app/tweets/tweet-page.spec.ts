import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen, waitFor, within } from '@testing-library/dom';
import { ThreadPage } from '../api/types';
import { author, session, tweet, user } from '../../testing/fixtures';
import { refusal, silence } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { UserStore } from '../profiles/user-store';
import { LiveConnection, LiveState } from '../timelines/live-connection';
import { TimelineClient } from '../timelines/timeline-client';
import { Composing } from './composing';
import { Drafts } from './drafts';
import { TweetPage } from './tweet-page';
import { TweetStore } from './tweet-store';

const grace = author({ handle: 'grace' });
const focal = tweet({ author: grace, text: 'In the middle' });

function page(change: Partial<ThreadPage> = {}): ThreadPage {
  return { ancestors: [], tweet: focal, items: [], before: null, after: 'now', ...change };
}

function show({ signedIn = true } = {}) {
  const thread = vi.fn();
  const connection = signal<LiveState>('connecting');
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: LiveConnection, useValue: { state: connection } },
      { provide: TimelineClient, useValue: { thread } },
    ],
  });
  if (signedIn) TestBed.inject(SessionStore).begin(session(user()));
  const create = () => TestBed.createComponent(TweetPage, { bindings: [inputBinding('id', () => focal.id)] });
  return { thread, create, connection, store: TestBed.inject(TweetStore) };
}

describe('The page of a tweet', () => {
  it('has what it answers above it and its replies below, the deleted in their places', async () => {
    const { thread, create } = show();
    const first = tweet({ text: 'At the beginning' });
    const ancestors = [
      { id: first.id, tweet: first },
      { id: '2', tweet: null },
    ];
    thread.mockResolvedValueOnce(page({ ancestors, items: [tweet({ text: 'At the end' })] }));
    create();
    await screen.findByText('At the end');
    const articles = screen.getAllByRole('article');
    expect(articles.map((article) => article.querySelector('mt-tweet-text')?.textContent)).toEqual([
      'At the beginning',
      'In the middle',
      'At the end',
    ]);
    const gone = screen.getByText('This tweet was deleted.');
    expect(articles[0].compareDocumentPosition(gone)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(articles[1].compareDocumentPosition(gone)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
    expect(
      within(screen.getByRole('feed', { name: 'Replies to @grace' })).getByText('At the end'),
    ).toBeTruthy();
    expect(screen.queryByText('Show what came before')).toBeNull();
  });

  it('leads further up where the topmost tweet answers another in turn', async () => {
    const { thread, create } = show();
    const top = tweet({ replyTo: { id: '7', authorId: '8', handle: 'linus' } });
    thread.mockResolvedValueOnce(page({ ancestors: [{ id: top.id, tweet: top }] }));
    create();
    const link = await screen.findByRole('link', { name: 'Show what came before' });
    expect(link.getAttribute('href')).toBe(`/tweets/${top.id}`);
  });

  it('of somebody who has been hidden is gone at once, and the focus stays on the page', async () => {
    const { thread, create } = show();
    thread.mockResolvedValueOnce(page());
    const main = document.body.appendChild(document.createElement('main'));
    main.tabIndex = -1;
    main.append(create().nativeElement as HTMLElement);
    onTestFinished(() => {
      main.remove();
    });
    (await screen.findByText('In the middle')).closest('article')?.focus();
    TestBed.inject(UserStore).hide(grace.id);
    await screen.findByRole('heading', { name: 'This tweet is gone' });
    expect(screen.queryByText('In the middle')).toBeNull();
    expect(document.activeElement).toBe(main);
  });

  it('shows what is known of the tweet at once, and says when nobody has answered', async () => {
    const { thread, create, store } = show();
    const answer = Promise.withResolvers<ThreadPage>();
    thread.mockReturnValueOnce(answer.promise);
    store.put([focal]);
    create();
    await screen.findByText('In the middle');
    expect(screen.getByText('Loading')).toBeTruthy();
    answer.resolve(page());
    await screen.findByText('No replies yet');
  });

  it('says why it is not there, and tries again', async () => {
    const { thread, create } = show();
    thread.mockRejectedValueOnce(silence()).mockResolvedValueOnce(page());
    create();
    await screen.findByText(/can’t be reached/);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('In the middle');
  });

  it('says when the tweet is gone, with the reply that was not sent', async () => {
    const { thread, create } = show();
    TestBed.inject(Drafts).of(focal.id).write('Half an answer');
    thread.mockRejectedValueOnce(refusal(404, 'tweet-not-found'));
    create();
    await screen.findByText('This tweet is gone');
    expect(screen.getByText('Half an answer')).toBeTruthy();
  });

  it('has a box for a reply, to which r leads, for members only', async () => {
    const { thread, create } = show();
    thread.mockResolvedValueOnce(page());
    create();
    const box = await screen.findByRole('textbox', { name: 'Write a reply' });
    fireEvent.keyDown(document.body, { key: 'r' });
    expect(document.activeElement).toBe(box);
  });

  it('has no box for visitors', async () => {
    const { thread, create } = show({ signedIn: false });
    thread.mockResolvedValueOnce(page());
    create();
    await screen.findByText('No replies yet');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('asks for newer replies when somebody looks at it again', async () => {
    const { thread, create } = show();
    thread
      .mockResolvedValueOnce(page())
      .mockResolvedValueOnce(page({ items: [tweet({ text: 'A late one' })], after: 'later' }))
      .mockResolvedValueOnce(page({ after: 'later' }));
    create();
    await screen.findByText('No replies yet');
    document.dispatchEvent(new Event('visibilitychange'));
    await screen.findByText('A late one');
    await waitFor(() => {
      expect(thread).toHaveBeenLastCalledWith(focal.id, { after: 'later', limit: 100 });
    });
  });

  it('that is gone before there was a live connection says so when there is one', async () => {
    const { thread, create, connection } = show();
    thread.mockResolvedValueOnce(page()).mockRejectedValueOnce(refusal(404, 'tweet-not-found'));
    create();
    await screen.findByText('No replies yet');
    connection.set('connected');
    await screen.findByRole('heading', { name: 'This tweet is gone' });
    expect(thread).toHaveBeenLastCalledWith(focal.id, { after: 'now', limit: 100 });
  });

  it('leads to who reposted and likes it, and to what quotes it', async () => {
    const { thread, create } = show();
    const counted = { ...focal, repostsCount: 1, quotesCount: 2, likesCount: 1_234 };
    thread.mockResolvedValueOnce(page({ tweet: counted }));
    create();
    await screen.findByText('No replies yet');
    const addresses = ['1 repost', '2 quotes', '1,234 likes'].map((name) =>
      screen.getByRole('link', { name }).getAttribute('href'),
    );
    expect(addresses).toEqual(['reposts', 'quotes', 'likes'].map((list) => `/tweets/${focal.id}/${list}`));
  });

  it('is reposted with t and quoted with q, wherever the focus is', async () => {
    const { thread, create, store } = show();
    thread.mockResolvedValueOnce(page());
    create();
    await screen.findByText('No replies yet');
    fireEvent.keyDown(document.body, { key: 't' });
    expect(store.tweet(focal.id)()?.reposted).toBe(true);
    fireEvent.keyDown(document.body, { key: 'q' });
    expect(TestBed.inject(Composing).open()?.quoted?.id).toBe(focal.id);
  });

  it('walks from tweet to tweet with j and k, above and below', async () => {
    const { thread, create } = show();
    const first = tweet({ text: 'At the beginning' });
    thread.mockResolvedValueOnce(
      page({ ancestors: [{ id: first.id, tweet: first }], items: [tweet({ text: 'At the end' })] }),
    );
    create();
    await screen.findByText('At the end');
    const [above, here, below] = screen.getAllByRole('article');
    above.focus();
    fireEvent.keyDown(above, { key: 'j' });
    expect(document.activeElement).toBe(here);
    fireEvent.keyDown(here, { key: 'j' });
    expect(document.activeElement).toBe(below);
    fireEvent.keyDown(below, { key: 'k' });
    expect(document.activeElement).toBe(here);
  });
});
