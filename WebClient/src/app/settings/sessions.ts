import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { problemOf } from '../api/problem';
import { SessionList } from '../api/types';
import { AuthClient } from '../auth/auth-client';
import { LoadProblem } from '../shell/load-problem';
import { Notices } from '../shell/notices';
import { writtenMinute } from '../text/written-time';

/** Where this account is signed in. */
@Component({
  selector: 'mt-sessions',
  imports: [LoadProblem],
  templateUrl: './sessions.html',
})
export class Sessions {
  private readonly client = inject(AuthClient);
  private readonly notices = inject(Notices);
  private readonly ended = signal<ReadonlySet<string>>(new Set());

  protected readonly written = writtenMinute;
  protected readonly list = httpResource<SessionList>(() => '/api/auth/sessions');
  protected readonly problem = computed(() => {
    const error = this.list.error();
    return error ? problemOf(error) : null;
  });
  protected readonly sessions = computed(() =>
    this.list.hasValue() ? this.list.value().items.filter(({ id }) => !this.ended().has(id)) : [],
  );

  reload(): void {
    this.list.reload();
  }

  protected async end(id: string): Promise<void> {
    this.ended.update((ids) => new Set(ids).add(id));
    try {
      await this.client.endSession(id);
    } catch (error) {
      this.ended.update((ids) => new Set([...ids].filter((other) => other !== id)));
      this.notices.tell(`The session was not ended. ${problemOf(error).message}`);
    }
  }
}
