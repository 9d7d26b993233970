import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { problemOf } from '../api/problem';
import { SessionList, SignedInDevice } from '../api/types';
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

  protected readonly warning = computed(() => {
    const failed = this.list.hasValue() ? this.list.value().failedSignIns : 0;
    if (!failed) return null;
    return failed === 1
      ? 'Since you last signed in, somebody gave a wrong password for your account once, on a device you never used.'
      : `Since you last signed in, somebody gave a wrong password for your account ${failed} times, on devices you never used.`;
  });

  protected nameOf({ current, device: { browser, system } }: SignedInDevice): string {
    const name = [browser, system].filter((part) => part !== null).join(' on ');
    if (current) return name ? `This browser: ${name}` : 'This browser';
    return name || 'An unknown browser';
  }

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
