import { Author, Notification, QuoteOf, Session, Tweet, User } from '../app/api/types';
import { Early } from '../early/early';

let last = 1_000;

export function author(change: Partial<Author> = {}): Author {
  const id = String(++last);
  return { id, handle: `user${id}`, displayName: `User ${id}`, avatarUrl: null, ...change };
}

export function user(change: Partial<User> = {}): User {
  return {
    ...author(),
    bio: null,
    location: null,
    website: null,
    bannerUrl: null,
    createdAt: '2026-01-02T03:04:05.000Z',
    tweetsCount: 0,
    followersCount: 0,
    followingCount: 0,
    relationship: { following: false, followedBy: false, blocking: false, muting: false },
    ...change,
  };
}

export function tweet(change: Partial<Tweet> = {}): Tweet {
  const id = String(++last);
  return {
    id,
    author: author(),
    text: `Tweet ${id}`,
    facets: [],
    createdAt: '2026-01-02T03:04:05.000Z',
    editedAt: null,
    replyTo: null,
    repliesCount: 0,
    likesCount: 0,
    repostsCount: 0,
    quotesCount: 0,
    quoteOf: null,
    repostedBy: null,
    liked: false,
    bookmarked: false,
    reposted: false,
    ...change,
  };
}

/** The tweet as a timeline shows it that has somebody's repost of it. */
export function repost(of: Tweet, user: Author, id = String(++last)): Tweet {
  return { ...of, repostedBy: { id, user, createdAt: '2026-01-03T03:04:05.000Z' } };
}

/** What a tweet says of the one it quotes. */
export function quoteOf({ id, author, text, facets, createdAt, editedAt }: Tweet): QuoteOf {
  return { id, tweet: { id, author, text, facets, createdAt, editedAt } };
}

/** Somebody who followed, unless it is something else. */
export function notification(change: Partial<Notification> = {}): Notification {
  const id = String(++last);
  return {
    id,
    kind: 'follow',
    group: `group ${id}`,
    at: '2026-01-02T03:04:05.000Z',
    people: [author()],
    peopleCount: 1,
    tweet: null,
    read: false,
    ...change,
  };
}

export function session(of: User, accessToken = 'token', minutes = 10): Session {
  return { accessToken, expiresAt: new Date(Date.now() + minutes * 60_000).toISOString(), user: of };
}

/** What was done ahead of the client; nothing, unless told otherwise. */
export function early(change: Partial<Early> = {}): Early {
  return {
    session: Promise.resolve(null),
    takenOver: () => undefined,
    answers: new Map(),
    painted: Promise.resolve(),
    leave: () => undefined,
    stay: () => undefined,
    ...change,
  };
}
