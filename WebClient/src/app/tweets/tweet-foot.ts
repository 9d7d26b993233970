import { Component, computed, inject, input } from '@angular/core';
import { Tweet } from '../api/types';
import { Icon } from '../shell/icon';
import { compactCount } from '../text/compact-count';
import { Composing } from './composing';
import { isSending } from './outbox-ids';

/** What a reader can do with a tweet. */
@Component({
  selector: 'mt-tweet-foot',
  imports: [Icon],
  host: { class: 'tweet-foot' },
  template: `
    <button
      type="button"
      class="foot-button"
      [disabled]="sending()"
      [attr.aria-label]="repliesName()"
      (click)="reply()"
    >
      <mt-icon name="reply" /><span class="foot-count">{{ replies() }}</span>
    </button>
  `,
})
export class TweetFoot {
  private readonly composing = inject(Composing);

  readonly tweet = input.required<Tweet>();
  /** Not yet acknowledged: nothing can be done with it. */
  protected readonly sending = computed(() => isSending(this.tweet().id));
  protected readonly replies = computed(() => shown(this.tweet().repliesCount));
  protected readonly repliesName = computed(
    () => `${named(this.tweet().repliesCount, 'reply', 'replies')}. Reply`,
  );

  protected reply(): void {
    this.composing.write(this.tweet());
  }
}

function shown(count: number): string {
  return count ? compactCount(count) : '';
}

function named(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
