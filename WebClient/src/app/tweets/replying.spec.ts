import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen, waitFor, within } from '@testing-library/dom';
import { author, session, tweet, user } from '../../testing/fixtures';
import { refusal, silence } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { Notices } from '../shell/notices';
import { TimelineClient } from '../timelines/timeline-client';
import { Timelines } from '../timelines/timelines';
import { ComposeDialog } from './compose-dialog';
import { Composing } from './composing';
import { Drafts } from './drafts';
import { TweetClient } from './tweet-client';
import { TweetStore } from './tweet-store';

@Component({
  imports: [ComposeDialog],
  template: `
    @if (composing.open(); as occasion) {
      <mt-compose-dialog [occasion]="occasion" (closed)="composing.close()" />
    }
  `,
})
class Page {
  protected readonly composing = inject(Composing);
}

const ada = user({ handle: 'ada' });
const grace = author({ handle: 'grace', displayName: 'Grace Hopper' });
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Write a reply' });

async function open() {
  const answered = tweet({ author: grace, text: 'A question', repliesCount: 2 });
  const client = { post: vi.fn() };
  const empty = { items: [], before: null, after: 'now' };
  const thread = { ...empty, ancestors: [], tweet: answered };
  const pages = {
    home: vi.fn().mockResolvedValue(empty),
    explore: vi.fn().mockResolvedValue(empty),
    profile: vi.fn().mockResolvedValue(empty),
    thread: vi.fn().mockResolvedValue(thread),
  };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: TweetClient, useValue: client },
      { provide: TimelineClient, useValue: pages },
    ],
  });
  TestBed.inject(SessionStore).begin(session(ada));
  const timelines = TestBed.inject(Timelines);
  const lists = {
    home: timelines.home,
    explore: timelines.explore,
    tweets: timelines.profile('ada'),
    replies: timelines.profile('ada', 'replies'),
    thread: timelines.thread(answered.id, false),
  };
  await Promise.all(Object.values(lists).map((list) => list.open()));
  TestBed.createComponent(Page);
  const composing = TestBed.inject(Composing);
  composing.write({ answered });
  const dialog = await screen.findByRole('dialog', { name: 'Reply to @grace' });
  const store = TestBed.inject(TweetStore);
  return {
    answered,
    client,
    composing,
    dialog,
    lists,
    pages,
    store,
    count: () => store.tweet(answered.id)()?.repliesCount,
  };
}

async function reply(text: string) {
  fireEvent.input(box(), { target: { value: text } });
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Reply' });
  await waitFor(() => {
    expect(button.disabled).toBe(false);
  });
  fireEvent.click(button);
}

describe('Replying', () => {
  it('is done with the answered tweet in sight', async () => {
    const { dialog } = await open();
    expect(within(dialog).getByText('A question')).toBeTruthy();
    expect(within(dialog).getByText('Grace Hopper')).toBeTruthy();
    expect(document.activeElement).toBe(box());
  });

  it('shows the reply at once in the thread, at home and among one’s replies, and counts it', async () => {
    const { answered, client, lists, count } = await open();
    const posted = tweet({ author: ada, replyTo: { id: answered.id, authorId: grace.id, handle: 'grace' } });
    const answer = Promise.withResolvers<typeof posted>();
    client.post.mockReturnValueOnce(answer.promise);
    await reply('An answer');

    expect(client.post).toHaveBeenCalledWith('An answer', expect.any(String), { replyTo: answered.id });
    for (const list of [lists.home, lists.replies, lists.thread]) expect(list.ids()).toHaveLength(1);
    for (const list of [lists.explore, lists.tweets]) expect(list.ids()).toEqual([]);
    expect(count()).toBe(3);
    answer.resolve(posted);
    await waitFor(() => {
      expect(lists.thread.ids()).toEqual([posted.id]);
    });
    expect(count()).toBe(3);
  });

  it('to oneself shows among one’s tweets and in explore, too', async () => {
    const { client, composing, lists, store } = await open();
    const mine = tweet({ author: ada, text: 'One more thing' });
    store.put([mine]);
    composing.write({ answered: mine });
    await screen.findByRole('dialog', { name: 'Reply to @ada' });
    client.post.mockReturnValueOnce(new Promise(() => undefined));
    await reply('And another');
    for (const list of [lists.home, lists.explore, lists.tweets, lists.replies])
      expect(list.ids()).toHaveLength(1);
  });

  it('that is refused is taken back, said, and offered for correction with its key', async () => {
    const { answered, client, lists, count } = await open();
    client.post.mockRejectedValueOnce(silence()).mockResolvedValueOnce(tweet({ author: ada }));
    await reply('An answer');
    const notices = TestBed.inject(Notices).notices;
    await waitFor(() => {
      expect(notices()[0]?.text).toMatch(/^Your reply was not sent\. .*can’t be reached/);
    });
    expect(count()).toBe(2);
    expect(lists.thread.ids()).toEqual([]);
    expect(TestBed.inject(Drafts).of(answered.id).text()).toBe('An answer');

    notices()[0].action?.run();
    await screen.findByRole('dialog', { name: 'Reply to @grace' });
    expect(box().value).toBe('An answer');
    await reply('An answer');
    const [first, second] = client.post.mock.calls;
    expect(second).toEqual(first);
  });

  it('says it in the box where it was written, as long as that is there', async () => {
    const { answered, client, composing } = await open();
    const refused = Promise.withResolvers<never>();
    client.post.mockReturnValueOnce(refused.promise);
    await reply('An answer');
    composing.write({ answered });
    await screen.findByRole('dialog', { name: 'Reply to @grace' });
    refused.reject(refusal(404, 'tweet-not-found'));
    await screen.findByText('The tweet you are answering was deleted. Your text is kept.');
    expect(box().value).toBe('An answer');
    expect(TestBed.inject(Notices).notices()).toEqual([]);
  });

  it('does not mix with what is being written to another tweet', async () => {
    const { composing } = await open();
    fireEvent.input(box(), { target: { value: 'To Grace' } });
    composing.close();
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    composing.write({ answered: tweet({ author: author({ handle: 'linus' }) }) });
    await screen.findByRole('dialog', { name: 'Reply to @linus' });
    expect(box().value).toBe('');
  });

  it('to a tweet that is deleted meanwhile says so above the text', async () => {
    const { answered, dialog, store } = await open();
    store.hide(answered.id);
    await within(dialog).findByText('This tweet was deleted.');
    expect(within(dialog).queryByText('A question')).toBeNull();
  });
});
