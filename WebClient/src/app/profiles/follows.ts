import { Injectable, inject } from '@angular/core';
import { problemOf } from '../api/problem';
import { Relationship, User } from '../api/types';
import { MembersOnly } from '../auth/members-only';
import { SessionStore } from '../auth/session-store';
import { Notices } from '../shell/notices';
import { Timelines } from '../timelines/timelines';
import { UserClient } from './user-client';
import { UserStore } from './user-store';

const strangers: Relationship = { following: false, followedBy: false, blocking: false, muting: false };

/** Follows and unfollows: at once on the screen, and back when the server refuses. */
@Injectable({ providedIn: 'root' })
export class Follows {
  private readonly client = inject(UserClient);
  private readonly users = inject(UserStore);
  private readonly session = inject(SessionStore);
  private readonly timelines = inject(Timelines);
  private readonly notices = inject(Notices);
  private readonly membersOnly = inject(MembersOnly);

  async toggle(user: User): Promise<void> {
    if (this.session.isMe(user.id)) return;
    const wish = { to: `follow @${user.handle}`, act: () => this.follow(user.handle) };
    if (!this.membersOnly.admits(wish)) return;
    const before = user.relationship ?? strangers;
    const following = !before.following;
    this.users.relate(user.id, { ...before, following });
    this.countOwn(following ? 1 : -1);
    try {
      const answer = await (following ? this.client.follow(user.handle) : this.client.unfollow(user.handle));
      this.users.relate(user.id, answer);
    } catch (error) {
      this.users.relate(user.id, before);
      this.countOwn(following ? -1 : 1);
      this.notices.tell(
        `@${user.handle} was not ${following ? 'followed' : 'unfollowed'}. ${problemOf(error).message}`,
      );
      return;
    }
    await this.updateHome(user, following);
  }

  /** From a tweet, whose author's profile may not have been read. */
  async toggleByHandle(handle: string): Promise<void> {
    const known = this.users.byHandle(handle);
    if (known) return this.toggle(known);
    try {
      const user = await this.client.read(handle);
      this.users.put([user]);
      await this.toggle(user);
    } catch (error) {
      this.notices.tell(problemOf(error).message);
    }
  }

  /** For somebody who has just signed in, and may follow them already. */
  private async follow(handle: string): Promise<void> {
    try {
      const user = await this.client.read(handle);
      this.users.put([user]);
      if (!user.relationship?.following) await this.toggle(user);
    } catch (error) {
      this.notices.tell(`@${handle} was not followed. ${problemOf(error).message}`);
    }
  }

  private async updateHome(user: User, following: boolean): Promise<void> {
    if (!following) {
      this.timelines.removeFromHome(user.id);
      return;
    }
    try {
      await this.timelines.addToHome(user.id);
    } catch (error) {
      this.notices.tell(
        `Home does not show @${user.handle}’s earlier tweets yet. ${problemOf(error).message}`,
      );
    }
  }

  private countOwn(change: number): void {
    const id = this.session.account()?.id ?? '';
    const me = this.users.user(id)();
    if (me) this.users.patch(id, { followingCount: me.followingCount + change });
  }
}
