import { computed, signal } from '@angular/core';
import { compareIds } from '../api/ids';
import { Author, Tweet } from '../api/types';
import { Entry, compareEntries, entryOf, isPlaced } from './entry';

/** What is in a list, newest first: what is shown, and what waits to be. Each tweet is there once, whoever reposts it. */
export class Entries {
  private readonly shownEntries = signal<readonly Entry[]>([]);
  private readonly waitingEntries = signal<readonly Entry[]>([]);
  private readonly tweetIds = new Set<string>();

  readonly shown = computed(() => this.shownEntries().filter((entry) => !this.isGone(entry)));
  readonly waiting = computed(() => this.waitingEntries().filter((entry) => !this.isGone(entry)));

  /** What `isGone` is left out, and may come back; a repost that is gone makes room for another of the same tweet. */
  constructor(private readonly isGone: (entry: Entry) => boolean) {}

  /** Also of a tweet that is left out. */
  has(tweetId: string): boolean {
    return this.tweetIds.has(tweetId);
  }

  /** Nothing but these. */
  begin(tweets: readonly Tweet[]): void {
    this.clear();
    this.append(tweets);
  }

  /** Below what is shown. */
  append(tweets: readonly Tweet[]): void {
    const added = this.take(tweets);
    this.shownEntries.update((shown) => [...shown, ...added]);
  }

  /** Each in its place in what is shown. */
  place(tweets: readonly Tweet[]): void {
    const added = this.take(tweets);
    this.shownEntries.update((shown) => merge(added, shown));
  }

  wait(tweets: readonly Tweet[]): void {
    const added = this.take(tweets);
    if (added.length) this.waitingEntries.update((waiting) => merge(added, waiting));
  }

  showWaiting(): void {
    const waiting = this.waitingEntries();
    this.waitingEntries.set([]);
    this.shownEntries.update((shown) => merge(waiting, shown));
  }

  /** At the top, whatever its id; not when its tweet is there already. */
  insert(entry: Entry): void {
    this.makeRoomFor([entry]);
    if (this.tweetIds.has(entry.tweetId)) return;
    this.tweetIds.add(entry.tweetId);
    this.shownEntries.update((shown) => [entry, ...shown]);
  }

  /** One's own repost, before the server has given it an id. */
  insertRepost(tweetId: string, repostedBy: Author): void {
    this.insert({ id: this.topId(), tweetId, repostedBy });
  }

  /** A tweet got its real id; if that came by another way already, one of the two goes. False when it is not here. */
  exchange(from: string, to: string): boolean {
    if (!this.tweetIds.delete(from)) return false;
    const isDoubled = this.tweetIds.has(to);
    this.tweetIds.add(to);
    this.shownEntries.update((shown) =>
      isDoubled
        ? shown.filter(({ tweetId }) => tweetId !== from)
        : shown.map((entry) => (entry.tweetId === from ? { ...entry, id: to, tweetId: to } : entry)),
    );
    return true;
  }

  remove(leaves: (entry: Entry) => boolean): void {
    for (const entry of [...this.shownEntries(), ...this.waitingEntries()])
      if (leaves(entry)) this.tweetIds.delete(entry.tweetId);
    const stays = (entry: Entry) => !leaves(entry);
    this.shownEntries.update((entries) => entries.filter(stays));
    this.waitingEntries.update((entries) => entries.filter(stays));
  }

  clear(): void {
    this.tweetIds.clear();
    this.shownEntries.set([]);
    this.waitingEntries.set([]);
  }

  /** Each tweet counts as new once, by whichever way it came first. */
  private take(tweets: readonly Tweet[]): Entry[] {
    const entries = tweets.map(entryOf);
    this.makeRoomFor(entries);
    this.settle(entries);
    const added: Entry[] = [];
    for (const entry of entries) {
      if (this.tweetIds.has(entry.tweetId)) continue;
      this.tweetIds.add(entry.tweetId);
      added.push(entry);
    }
    return added;
  }

  private makeRoomFor(entries: readonly Entry[]): void {
    const known = new Set(entries.map(({ tweetId }) => tweetId).filter((id) => this.tweetIds.has(id)));
    const isInTheWay = (entry: Entry) =>
      entry.repostedBy !== null && known.has(entry.tweetId) && this.isGone(entry);
    if (known.size && [...this.shownEntries(), ...this.waitingEntries()].some(isInTheWay))
      this.remove(isInTheWay);
  }

  /** A repost that is shown gets the id that it has by now: one's own was there before it had any. */
  private settle(entries: readonly Entry[]): void {
    const find = ({ tweetId, repostedBy }: Entry) =>
      entries.find((one) => one.tweetId === tweetId && one.repostedBy?.id === repostedBy?.id);
    const isOutdated = (entry: Entry) =>
      entry.repostedBy !== null && (find(entry)?.id ?? entry.id) !== entry.id;
    if (!this.shownEntries().some(isOutdated)) return;
    this.shownEntries.update((shown) =>
      shown.map((entry) => (isOutdated(entry) ? (find(entry) ?? entry) : entry)),
    );
  }

  /** Above all that is here by now, below all that will come. */
  private topId(): string {
    const newest = [this.shownEntries(), this.waitingEntries()].map(
      (entries) => entries.find(isPlaced)?.id ?? '0',
    );
    return String(BigInt(newest.sort(compareIds)[1]) + 1n);
  }
}

function merge(added: readonly Entry[], entries: readonly Entry[]): Entry[] {
  return [...added, ...entries].sort(compareEntries);
}
