import { compareIds } from '../api/ids';
import { Author, Tweet } from '../api/types';

/** A place in a list: a tweet's own, or that of somebody's repost of it. */
export interface Entry {
  /** What the list is ordered by. A repost has one of its own. */
  readonly id: string;
  readonly tweetId: string;
  readonly repostedBy: Author | null;
}

export function entryOf({ id, repostedBy }: Tweet): Entry {
  return { id: repostedBy?.id ?? id, tweetId: id, repostedBy: repostedBy?.user ?? null };
}

/** What is on its way to the server has no place in time yet. */
export function isPlaced({ id }: Entry): boolean {
  return /^\d+$/.test(id);
}

/** Newest first; what has no place in time yet stays on top. */
export function compareEntries(a: Entry, b: Entry): number {
  return compareIds(rankOf(b), rankOf(a));
}

function rankOf(entry: Entry): string {
  return isPlaced(entry) ? entry.id : '9'.repeat(20);
}
