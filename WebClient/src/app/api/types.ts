import { components } from './schema';

/** The contract's shapes under the names this client uses. */
type Schemas = components['schemas'];

export type Author = Schemas['Author'];
export type Facet = Schemas['Facet'];
export type Tweet = Schemas['Tweet'];
/** Of the hub, which the description of the API leaves out. */
export type CountedTweet = Pick<Tweet, 'id' | 'repliesCount' | 'likesCount' | 'repostsCount' | 'quotesCount'>;
/** Of the hub, too: a mark that was put on or taken off, on whichever device. */
export type MarkedTweet = Pick<Tweet, 'id'> & Partial<Pick<Tweet, 'liked' | 'bookmarked'>>;
/** Of the hub, too: somebody of whom one is to see nothing any more, or, unless it is `everywhere`, nothing at home. */
export interface HiddenUser {
  id: string;
  everywhere: boolean;
}
export type QuoteOf = NonNullable<Tweet['quoteOf']>;
export type QuotedTweet = NonNullable<QuoteOf['tweet']>;
export type ReplyTo = Schemas['ReplyTo'];
export type Ancestor = Schemas['Ancestor'];
export type ThreadPage = Schemas['ThreadPage'];
export type TweetVersion = Schemas['TweetVersion'];
export type TweetHistory = Schemas['TweetHistory'];
export type Relationship = Schemas['Relationship'];
export type User = Schemas['User'];
export type Session = Schemas['Session'];
export type SignedInDevice = Schemas['SessionItem'];
export type SessionList = Schemas['SessionList'];
export type ProblemBody = Schemas['ProblemDetails'] & {
  errors?: Readonly<Record<string, readonly string[]>>;
};
export type Trend = Schemas['Trend'];
export type UsedHashtag = Schemas['UsedHashtag'];
export type Ticket = Schemas['Ticket'];
export type Notification = Schemas['Notification'];
export type UnreadNotifications = Schemas['UnreadNotifications'];

/** `PageOfTweet` and the like, which differ in nothing but their items. */
export type Page<T extends Tweet | User | Notification> = Omit<Schemas['PageOfTweet'], 'items'> & {
  items: T[];
};
