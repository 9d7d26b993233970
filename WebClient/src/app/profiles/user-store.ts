import { Injectable, Signal, WritableSignal, signal } from '@angular/core';
import { Author, Relationship, User } from '../api/types';

/** An answer that was on its way when somebody was hidden may still show them; a later one shows who is hidden no longer. */
export const answersUnderWay = 60_000;

/** Every user this client has seen, once: a changed name or a follow shows wherever that user appears. */
@Injectable({ providedIn: 'root' })
export class UserStore {
  private readonly users = new Map<string, WritableSignal<User | null>>();
  private readonly cards = new Map<string, WritableSignal<Author | null>>();
  private readonly ids = signal<ReadonlyMap<string, string>>(new Map());
  private readonly hiddenIds = signal<ReadonlyMap<string, number>>(new Map());

  /**
   * Of whom the reader sees nothing: whom they block, of those seen, and who was hidden by `hide`. With the time, in
   * milliseconds, from which on an answer that names them shows that they are not hidden any more.
   */
  readonly hidden = this.hiddenIds.asReadonly();

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
      this.noteWhetherHidden(user);
    }
    this.ids.update((ids) => new Map([...ids, ...users.map((u) => [u.handle.toLowerCase(), u.id] as const)]));
  }

  putAuthors(authors: readonly Author[]): void {
    for (const author of authors) {
      if ((this.hiddenIds().get(author.id) ?? Infinity) < Date.now()) this.showAgain(author.id);
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

  /** For whatever reason: the reader blocks them, or is blocked by them. Whose profile can be read is not hidden. */
  hide(id: string): void {
    if (!this.hiddenIds().has(id)) this.setHidden(id, Date.now() + answersUnderWay);
  }

  /** There is no such profile any more, for the reader, nor anything else of theirs. */
  forget(handle: string): void {
    const id = this.byHandle(handle)?.id;
    if (!id) return;
    entry(this.users, id).set(null);
    this.hide(id);
  }

  clear(): void {
    this.users.clear();
    this.cards.clear();
    this.ids.set(new Map());
    this.hiddenIds.set(new Map());
  }

  private noteWhetherHidden({ id, relationship }: User): void {
    if (relationship?.blocking) this.setHidden(id, Infinity);
    else this.showAgain(id);
  }

  private setHidden(id: string, until: number): void {
    if (this.hiddenIds().get(id) !== until) this.hiddenIds.update((ids) => new Map([...ids, [id, until]]));
  }

  private showAgain(id: string): void {
    if (this.hiddenIds().has(id))
      this.hiddenIds.update((ids) => new Map([...ids].filter(([one]) => one !== id)));
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
