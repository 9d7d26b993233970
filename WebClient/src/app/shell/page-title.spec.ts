import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { Tweet } from '../api/types';
import { author, quoteOf, repost, session, tweet, user } from '../../testing/fixtures';
import { SessionStore } from '../auth/session-store';
import { NotificationNews } from '../notifications/notification-news';
import { TimelineClient } from '../timelines/timeline-client';
import { Timelines } from '../timelines/timelines';
import { Announcer } from './announcer';
import { PageTitle } from './page-title';

const me = user({ handle: 'ada' });
const mine = tweet({ author: me });
const mention = tweet({ text: '@Ada', facets: [{ kind: 'mention', start: 0, length: 4, target: 'Ada' }] });
const reply = tweet({ replyTo: { id: mine.id, authorId: me.id, handle: 'ada' } });
const quote = tweet({ quoteOf: quoteOf(mine) });

async function arrive(waiting: Tweet[], unread: number): Promise<string> {
  const client = { home: () => Promise.resolve({ items: [tweet()], before: null, after: 'now' }) };
  TestBed.configureTestingModule({ providers: [{ provide: TimelineClient, useValue: client }] });
  TestBed.inject(SessionStore).begin(session(me));
  TestBed.inject(PageTitle).name('Explore');
  const { home } = TestBed.inject(Timelines);
  await home.open();
  for (const one of waiting) home.receive(one);
  TestBed.inject(NotificationNews).put({ upTo: null, count: unread });
  TestBed.tick();
  return TestBed.inject(Title).getTitle();
}

function announced(): string {
  TestBed.tick();
  return TestBed.inject(Announcer).text();
}

describe('The name of the page', () => {
  it('is announced when another page is opened', () => {
    const title = TestBed.inject(PageTitle);
    title.name('Home');
    expect(announced()).toBe('');
    title.name('Explore');
    expect(announced()).toBe('Explore');
    title.name('Home');
    expect(announced()).toBe('Home');
  });
});

describe('The title of the tab', () => {
  it.each([
    ['a mention', [mention], 1, '(1)'],
    ['a reply', [reply], 1, '(1)'],
    ['a quote', [quote], 1, '(1)'],
    ['a repost of an own tweet', [repost(mine, author())], 1, '(1)'],
    ['a mention that was read elsewhere', [mention], 0, '(1)'],
    ['a mention, a like and a tweet that only home has', [mention, tweet()], 2, '(3)'],
  ])('counts %s once', async (_, waiting, unread, count) => {
    expect(await arrive(waiting, unread)).toBe(`${count} Explore · MiniTwitter`);
  });
});
