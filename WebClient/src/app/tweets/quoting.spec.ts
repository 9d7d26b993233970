import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen, waitFor, within } from '@testing-library/dom';
import { author, quoteOf, session, tweet, user } from '../../testing/fixtures';
import { refusal, silence } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { Notices } from '../shell/notices';
import { TimelineClient } from '../timelines/timeline-client';
import { TimelineView } from '../timelines/timeline-view';
import { Timelines } from '../timelines/timelines';
import { ComposeDialog } from './compose-dialog';
import { Composing } from './composing';
import { Drafts } from './drafts';
import { TweetClient } from './tweet-client';
import { TweetStore } from './tweet-store';

@Component({
  imports: [ComposeDialog, TimelineView],
  template: `
    <mt-timeline-view label="Home timeline" [store]="home" />
    @if (composing.open(); as occasion) {
      <mt-compose-dialog [occasion]="occasion" (closed)="composing.close()" />
    }
  `,
})
class Page {
  protected readonly composing = inject(Composing);
  protected readonly home = inject(Timelines).home;
}

const ada = user({ handle: 'ada' });
const grace = author({ handle: 'grace', displayName: 'Grace Hopper' });
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Write a quote' });

async function open() {
  const quoted = tweet({ author: grace, text: 'Worth a word', quotesCount: 2 });
  const client = { post: vi.fn() };
  const pages = { home: vi.fn().mockResolvedValue({ items: [], before: null, after: 'now' }) };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: TweetClient, useValue: client },
      { provide: TimelineClient, useValue: pages },
    ],
  });
  TestBed.inject(SessionStore).begin(session(ada));
  const store = TestBed.inject(TweetStore);
  store.put([quoted]);
  const home = TestBed.inject(Timelines).home;
  await home.open();
  TestBed.createComponent(Page);
  const composing = TestBed.inject(Composing);
  composing.write({ quoted });
  const dialog = await screen.findByRole('dialog', { name: 'Quote @grace' });
  return {
    quoted,
    client,
    composing,
    dialog,
    home,
    store,
    count: () => store.tweet(quoted.id)()?.quotesCount,
  };
}

async function quote(text: string) {
  fireEvent.input(box(), { target: { value: text } });
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Tweet' });
  await waitFor(() => {
    expect(button.disabled).toBe(false);
  });
  fireEvent.click(button);
}

describe('Quoting', () => {
  it('is done with the quoted tweet in sight, below the text', async () => {
    const { dialog } = await open();
    const preview = within(dialog).getByText('Worth a word');
    expect(within(dialog).getByText('Grace Hopper')).toBeTruthy();
    expect(box().compareDocumentPosition(preview)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(within(dialog).queryByRole('link')).toBeNull();
    expect(document.activeElement).toBe(box());
  });

  it('shows the quote with what it quotes at once, and counts it', async () => {
    const { quoted, client, home, count } = await open();
    const posted = tweet({ author: ada, text: 'So true', quoteOf: quoteOf(quoted) });
    const answer = Promise.withResolvers<typeof posted>();
    client.post.mockReturnValueOnce(answer.promise);
    await quote('So true');
    expect(client.post).toHaveBeenCalledWith('So true', expect.any(String), { quoteOf: quoted.id });
    await screen.findByRole('article', { name: /So true.*Grace Hopper.*Worth a word/s });
    expect(count()).toBe(3);
    answer.resolve(posted);
    await waitFor(() => {
      expect(home.ids()).toEqual([posted.id]);
    });
    expect(count()).toBe(3);
  });

  it('that is refused is taken back, said, and offered for correction with its key', async () => {
    const { client, home, count } = await open();
    client.post.mockRejectedValueOnce(silence()).mockResolvedValueOnce(tweet({ author: ada }));
    await quote('So true');
    const notices = TestBed.inject(Notices).notices;
    await waitFor(() => {
      expect(notices()[0]?.text).toMatch(/^Your quote was not sent\. .*can’t be reached/);
    });
    expect(count()).toBe(2);
    expect(home.ids()).toEqual([]);

    notices()[0].action?.run();
    const dialog = await screen.findByRole('dialog', { name: 'Quote @grace' });
    expect(within(dialog).getByText('Worth a word')).toBeTruthy();
    expect(box().value).toBe('So true');
    await quote('So true');
    const [first, second] = client.post.mock.calls;
    expect(second).toEqual(first);
  });

  it('a tweet that is gone says so, and the text is kept', async () => {
    const { quoted, client } = await open();
    client.post.mockRejectedValueOnce(refusal(404, 'tweet-not-found'));
    await quote('So true');
    await waitFor(() => {
      expect(TestBed.inject(Notices).notices()[0]?.text).toBe(
        'Your quote was not sent. The tweet you are quoting was deleted. Your text is kept.',
      );
    });
    expect(TestBed.inject(Drafts).ofQuote(quoted.id).text()).toBe('So true');
  });

  it('does not mix with a reply to the same tweet, or with another quote', async () => {
    const { quoted, composing } = await open();
    fireEvent.input(box(), { target: { value: 'About Grace' } });
    composing.close();
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    composing.write({ answered: quoted });
    await screen.findByRole('dialog', { name: 'Reply to @grace' });
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Write a reply' }).value).toBe('');
    composing.write({ quoted: tweet({ author: author({ handle: 'linus' }) }) });
    await screen.findByRole('dialog', { name: 'Quote @linus' });
    expect(box().value).toBe('');
    composing.write({ quoted });
    await screen.findByRole('dialog', { name: 'Quote @grace' });
    expect(box().value).toBe('About Grace');
  });

  it('a tweet that is deleted meanwhile says so below the text', async () => {
    const { quoted, dialog, store } = await open();
    store.hide(quoted.id);
    await within(dialog).findByText('This tweet was deleted.');
    expect(within(dialog).queryByText('Worth a word')).toBeNull();
  });
});
