import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen, waitFor } from '@testing-library/dom';
import { session, tweet, user } from '../../testing/fixtures';
import { refusal, silence } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { TimelineClient } from '../timelines/timeline-client';
import { Timelines } from '../timelines/timelines';
import { ComposeTweet } from './compose-tweet';
import { Outbox } from './outbox';
import { TweetClient } from './tweet-client';

const ada = user({ handle: 'ada' });
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Write a tweet' });
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Tweet' });

async function open() {
  const client = { post: vi.fn() };
  const empty = { items: [], before: null, after: 'now' };
  const pages = { home: vi.fn().mockResolvedValue(empty) };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: TweetClient, useValue: client },
      { provide: TimelineClient, useValue: pages },
    ],
  });
  TestBed.inject(SessionStore).begin(session(ada));
  const home = TestBed.inject(Timelines).home;
  await home.open();
  TestBed.createComponent(ComposeTweet);
  await screen.findByRole('textbox');
  return { client, home, outbox: TestBed.inject(Outbox) };
}

async function write(text: string) {
  fireEvent.input(box(), { target: { value: text } });
  await waitFor(() => {
    expect(button().disabled).toBe(text.trim() === '');
  });
}

describe('Writing a tweet', () => {
  it('shows it at once, and under its id when the server has it', async () => {
    const { client, home } = await open();
    const posted = tweet({ author: ada, text: 'hello' });
    const answer = Promise.withResolvers<typeof posted>();
    client.post.mockReturnValueOnce(answer.promise);
    await write('hello');
    fireEvent.click(button());
    expect(home.ids()).toHaveLength(1);
    await waitFor(() => {
      expect(box().value).toBe('');
    });
    answer.resolve(posted);
    await waitFor(() => {
      expect(home.ids()).toEqual([posted.id]);
    });
  });

  it('sends once with a double click', async () => {
    const { client } = await open();
    client.post.mockReturnValue(new Promise(() => undefined));
    await write('hello');
    fireEvent.click(button());
    fireEvent.click(button());
    expect(client.post).toHaveBeenCalledOnce();
  });

  it('sends with Ctrl and Enter', async () => {
    const { client } = await open();
    client.post.mockResolvedValueOnce(tweet({ author: ada }));
    await write('hello');
    fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true });
    expect(client.post).toHaveBeenCalledWith('hello', expect.any(String), {});
  });

  it('takes it back with the reason and the same key when the server can not be reached', async () => {
    const { client, home } = await open();
    client.post.mockRejectedValueOnce(silence()).mockResolvedValueOnce(tweet({ author: ada }));
    await write('hello');
    fireEvent.click(button());
    await screen.findByText(/can’t be reached/);
    expect(home.ids()).toEqual([]);
    expect(box().value).toBe('hello');
    fireEvent.click(button());
    const [first, second] = client.post.mock.calls;
    expect(second).toEqual(first);
  });

  it('shows the server’s sentence about the text', async () => {
    const { client } = await open();
    client.post.mockRejectedValueOnce(refusal(422, 'tweet-bad-characters'));
    await write('hello');
    fireEvent.click(button());
    await screen.findByText('Refused: tweet-bad-characters.');
    expect(box().getAttribute('aria-invalid')).toBe('true');
  });

  it('does not send what is too long, and marks what is too much', async () => {
    const { client } = await open();
    fireEvent.input(box(), { target: { value: 'x'.repeat(283) } });
    await screen.findByText('3 characters too many');
    expect(document.querySelector('mark')?.textContent).toBe('xxx');
    fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true });
    expect(client.post).not.toHaveBeenCalled();
  });

  it('lets the live push wait until it is known which tweet is meant', async () => {
    const { client, home, outbox } = await open();
    const posted = tweet({ author: ada });
    const answer = Promise.withResolvers<typeof posted>();
    client.post.mockReturnValueOnce(answer.promise);
    await write('hello');
    fireEvent.click(button());
    outbox.whenSettled(() => {
      home.receive(posted);
    });
    answer.resolve(posted);
    await waitFor(() => {
      expect(home.ids()).toEqual([posted.id]);
    });
    expect(home.waiting()).toBe(0);
  });
});
