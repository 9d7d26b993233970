import { Injectable, inject } from '@angular/core';
import { HiddenUser } from '../api/types';
import { NotificationNews } from '../notifications/notification-news';
import { UserClient } from '../profiles/user-client';
import { UserStore } from '../profiles/user-store';
import { Timelines } from './timelines';

/** Takes off the screen whom the server says one is not to see any more: after a block, whoever's it is, or a mute of one's own. */
@Injectable({ providedIn: 'root' })
export class LiveHiding {
  private readonly users = inject(UserStore);
  private readonly client = inject(UserClient);
  private readonly timelines = inject(Timelines);
  private readonly news = inject(NotificationNews);

  receive({ id, everywhere }: HiddenUser): void {
    // An open profile of theirs finds out by itself what there is to see of them.
    if (everywhere) this.users.hide(id);
    else void this.readProfile(id);
    this.timelines.hideFromHome(id);
    this.news.outdated.next();
  }

  /** If it has been read before: it says that they are muted. */
  private async readProfile(id: string): Promise<void> {
    const known = this.users.user(id)();
    if (!known || known.relationship?.muting) return;
    try {
      this.users.put([await this.client.read(known.handle)]);
    } catch {
      // It says so when it is opened the next time.
    }
  }
}
