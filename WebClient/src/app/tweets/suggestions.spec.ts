import { TestBed } from '@angular/core/testing';
import { Page, User } from '../api/types';
import { SearchClient } from '../search/search-client';
import { user } from '../../testing/fixtures';
import { Suggestions, mostSuggestions, pauseBeforeAsking, textOf } from './suggestions';
import { typedWordAt } from './typed-word';

const found = (...handles: string[]): Page<User> => ({
  items: handles.map((handle) => user({ handle })),
  before: null,
  after: null,
});

function start() {
  vi.useFakeTimers();
  const client = { people: vi.fn<SearchClient['people']>(), hashtags: vi.fn<SearchClient['hashtags']>() };
  client.people.mockResolvedValue(found('ada', 'adam'));
  TestBed.configureTestingModule({ providers: [Suggestions, { provide: SearchClient, useValue: client }] });
  const suggestions = TestBed.inject(Suggestions);
  const type = (text: string) => {
    suggestions.lookAt(typedWordAt(text, text.length));
  };
  const pause = () => vi.advanceTimersByTimeAsync(pauseBeforeAsking);
  const shown = () => suggestions.options().map(textOf);
  return { client, suggestions, type, pause, shown };
}

describe('Suggestions', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are asked for when somebody pauses, once', async () => {
    const { client, type, pause, shown } = start();
    type('@a');
    type('@ad');
    expect(client.people).not.toHaveBeenCalled();
    await pause();
    type('@ad');
    await pause();
    expect(client.people).toHaveBeenCalledExactlyOnceWith('ad', { limit: mostSuggestions });
    expect(shown()).toEqual(['@ada', '@adam']);
  });

  it('are hashtags after their sign', async () => {
    const { client, type, pause, shown } = start();
    client.hashtags.mockResolvedValue([{ tag: 'tea', tweetsCount: 3 }]);
    type('more #te');
    await pause();
    expect(client.hashtags).toHaveBeenCalledExactlyOnceWith('te', mostSuggestions);
    expect(shown()).toEqual(['#tea']);
  });

  it('are not those of a word that was typed before', async () => {
    const { client, type, pause, shown } = start();
    const late = Promise.withResolvers<Page<User>>();
    client.people.mockReturnValueOnce(late.promise).mockResolvedValueOnce(found('bob'));
    type('@a');
    await pause();
    type('@b');
    await pause();
    expect(shown()).toEqual(['@bob']);
    late.resolve(found('ada'));
    await pause();
    expect(shown()).toEqual(['@bob']);
  });

  it('are only those that may still be meant, until there is an answer', async () => {
    const { client, type, pause, shown } = start();
    type('@ad');
    await pause();
    client.people.mockReturnValueOnce(new Promise(() => undefined));
    type('@ADAM');
    expect(shown()).toEqual(['@adam']);
    type('@adx');
    expect(shown()).toEqual([]);
  });

  it('go with the word, and do not come back to a text that is not there any more', async () => {
    const { client, suggestions, type, pause } = start();
    type('@a');
    await pause();
    expect(suggestions.open()).toBe(true);
    type('@a ');
    expect(suggestions.open()).toBe(false);
    const late = Promise.withResolvers<Page<User>>();
    client.people.mockReturnValueOnce(late.promise);
    type('@a');
    await pause();
    type('');
    late.resolve(found('ada'));
    await pause();
    expect(suggestions.open()).toBe(false);
  });

  it('stay closed until another word is typed', async () => {
    const { client, suggestions, type, pause } = start();
    type('@a');
    await pause();
    suggestions.close();
    type('@a');
    await pause();
    expect(suggestions.open()).toBe(false);
    expect(client.people).toHaveBeenCalledOnce();
    type('@ad');
    await pause();
    expect(suggestions.open()).toBe(true);
  });

  it('do not come when they were closed before the answer', async () => {
    const { client, suggestions, type, pause } = start();
    const late = Promise.withResolvers<Page<User>>();
    client.people.mockReturnValueOnce(late.promise);
    type('@a');
    await pause();
    suggestions.close();
    late.resolve(found('ada'));
    await pause();
    expect(suggestions.open()).toBe(false);
  });

  it('say nothing of a server that does not answer', async () => {
    const { client, suggestions, type, pause } = start();
    client.people.mockRejectedValueOnce(new Error('away'));
    type('@a');
    await pause();
    expect(suggestions.open()).toBe(false);
  });

  it('are walked through in a circle, and put in the place of the word', async () => {
    const { suggestions, type, pause } = start();
    type('hi @a');
    await pause();
    suggestions.move(-1);
    expect(suggestions.choice()?.text).toBe('@adam');
    suggestions.move(1);
    expect(suggestions.active()).toBe(0);
    expect(suggestions.choice(1)).toEqual({
      word: { kind: 'person', text: 'a', start: 3, end: 5 },
      text: '@adam',
    });
  });

  it('leave what is typed as it is, unless somebody points at one', async () => {
    const { suggestions, type, pause } = start();
    type('@ADA');
    await pause();
    expect(suggestions.active()).toBeNull();
    expect(suggestions.choice()).toBeNull();
    suggestions.move(1);
    expect(suggestions.choice()?.text).toBe('@ada');
  });
});
