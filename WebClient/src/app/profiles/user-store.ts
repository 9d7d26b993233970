import { Injectable, Signal, WritableSignal, signal } from '@angular/core';
import { Author, Relationship, User } from '../api/types';

/** Every user this client has seen, once: a changed name or a follow shows wherever that user appears. */
@Injectable({ providedIn: 'root' })
export class UserStore {
  private readonly users = new Map<string, WritableSignal<User | null>>();
  private readonly cards = new Map<string, WritableSignal<Author | null>>();
  private readonly ids = signal<ReadonlyMap<string, string>>(new Map());
  private readonly blockedIds = signal<ReadonlySet<string>>(new Set());

  /** Whom the reader blocks, of those seen. */
  readonly blocked = this.blockedIds.asReadonly();

  /** The whole profile, once it has been read. */
  user(id: string): Signal<User | null> {
    return entry(this.users, id);
  }

  byHandle(handle: string): User | null {
    const id = this.ids().get(handle.toLowerCase());
    return id ? this.user(id)() : null;
  }

  /** Name and picture. */
  card(id: string): Signal<Author | null> {
    return entry(this.cards, id);
  }

  put(users: readonly User[]): void {
    for (const user of users) {
      entry(this.users, user.id).set(user);
      this.putCard(user);
      this.noteBlock(user);
    }
    this.ids.update((ids) => new Map([...ids, ...users.map((u) => [u.handle.toLowerCase(), u.id] as const)]));
  }

  putAuthors(authors: readonly Author[]): void {
    for (const author of authors) {
      if (!this.putCard(author)) continue;
      entry(this.users, author.id).update((user) => user && { ...user, ...cardOf(author) });
    }
  }

  patch(id: string, change: Partial<User>): void {
    const user = this.user(id)();
    if (user) this.put([{ ...user, ...change }]);
  }

  relate(id: string, relationship: Relationship): void {
    const user = this.user(id)();
    if (!user) return;
    const before = user.relationship?.following ?? false;
    const followersCount = user.followersCount + Number(relationship.following) - Number(before);
    this.put([{ ...user, relationship, followersCount }]);
  }

  clear(): void {
    this.users.clear();
    this.cards.clear();
    this.ids.set(new Map());
    this.blockedIds.set(new Set());
  }

  private noteBlock({ id, relationship }: User): void {
    const isBlocked = relationship?.blocking ?? false;
    if (this.blockedIds().has(id) === isBlocked) return;
    this.blockedIds.update((ids) => new Set(isBlocked ? [...ids, id] : [...ids].filter((one) => one !== id)));
  }

  private putCard(author: Author): boolean {
    const card = entry(this.cards, author.id);
    const now = card();
    const next = cardOf(author);
    if (
      now &&
      now.displayName === next.displayName &&
      now.avatarUrl === next.avatarUrl &&
      now.handle === next.handle
    )
      return false;
    card.set(next);
    return true;
  }
}

function cardOf({ id, handle, displayName, avatarUrl }: Author): Author {
  return { id, handle, displayName, avatarUrl };
}

function entry<T>(map: Map<string, WritableSignal<T | null>>, id: string): WritableSignal<T | null> {
  let found = map.get(id);
  if (!found) map.set(id, (found = signal<T | null>(null)));
  return found;
}
