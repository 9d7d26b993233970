import { Injectable, inject } from '@angular/core';
import { problemOf } from '../api/problem';
import { Author, Relationship } from '../api/types';
import { NotificationNews } from '../notifications/notification-news';
import { Notices } from '../shell/notices';
import { Timelines } from '../timelines/timelines';
import { RestrictionClient } from './restriction-client';
import { UserClient } from './user-client';
import { UserStore } from './user-store';

/** Blocks and mutes: on the screen as soon as the server has them, so that nobody relies on one that it refused. */
@Injectable({ providedIn: 'root' })
export class Restrictions {
  private readonly client = inject(RestrictionClient);
  private readonly userClient = inject(UserClient);
  private readonly users = inject(UserStore);
  private readonly timelines = inject(Timelines);
  private readonly news = inject(NotificationNews);
  private readonly notices = inject(Notices);
  /** The notice of the last change, by person: not true any more after the next one. */
  private readonly told = new Map<string, number>();

  async block(person: Author): Promise<void> {
    const done = await this.change(person, 'was not blocked', () => this.client.block(person.handle));
    if (!done) return;
    this.timelines.hideFromHome(person.id);
    this.told.set(person.id, this.notices.tell(`You have blocked @${person.handle}.`));
  }

  async unblock(person: Author): Promise<void> {
    await this.change(person, 'is still blocked', () => this.client.unblock(person.handle));
  }

  async mute(person: Author): Promise<void> {
    const done = await this.change(person, 'was not muted', () => this.client.mute(person.handle));
    if (!done) return;
    this.timelines.hideFromHome(person.id);
    const told = this.notices.offer(
      `You have muted @${person.handle}: neither home nor your notifications show them.`,
      'Undo',
      () => void this.unmute(person),
    );
    this.told.set(person.id, told);
  }

  async unmute(person: Author): Promise<void> {
    const done = await this.change(person, 'is still muted', () => this.client.unmute(person.handle));
    if (!done) return;
    try {
      await this.timelines.showAtHome(person.id);
    } catch (error) {
      this.notices.tell(
        `Home does not show @${person.handle}’s earlier tweets yet. ${problemOf(error).message}`,
      );
    }
  }

  private withdraw({ id }: Author): void {
    const told = this.told.get(id);
    if (told !== undefined) this.notices.withdraw(told);
    this.told.delete(id);
  }

  /** False when it was refused, which is said. */
  private async change(person: Author, refusal: string, send: () => Promise<Relationship>): Promise<boolean> {
    try {
      // What leaves the lists is known by whose it is: of whom only the name was seen, the rest is read first.
      if (!this.users.user(person.id)()) this.users.put([await this.userClient.read(person.handle)]);
      this.users.relate(person.id, await send());
      this.withdraw(person);
    } catch (error) {
      this.notices.tell(`@${person.handle} ${refusal}. ${problemOf(error).message}`);
      return false;
    }
    this.news.outdated.next();
    return true;
  }
}
