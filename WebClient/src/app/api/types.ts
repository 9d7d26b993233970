/** The contract's shapes under the names this client uses. */
export interface Author {
  id: string;
  handle: string;
  displayName: string;
  avatarUrl: string | null;
}
export interface Facet {
  kind: 'mention' | 'hashtag' | 'link';
  start: number;
  length: number;
  target: string;
}
export interface Tweet {
  id: string;
  author: Author;
  text: string;
  facets: Facet[];
  createdAt: string;
  editedAt: string | null;
}
export interface TweetVersion {
  text: string;
  at: string;
}
export interface Relationship {
  following: boolean;
  followedBy: boolean;
  blocking: boolean;
  muting: boolean;
}
export interface User extends Author {
  bio: string | null;
  location: string | null;
  website: string | null;
  bannerUrl: string | null;
  createdAt: string;
  tweetsCount: number;
  followersCount: number;
  followingCount: number;
  relationship: Relationship | null;
}
export interface Session {
  accessToken: string;
  expiresAt: string;
  user: User;
}
export interface SignedInDevice {
  id: string;
  createdAt: string;
  refreshedAt: string;
  current: boolean;
}
export interface Page<T> {
  items: T[];
  before: string | null;
  after: string | null;
}
