import { Component, computed, inject, input } from '@angular/core';
import { Tweet } from '../api/types';
import { Icon } from '../shell/icon';
import { compactCount, countName } from '../text/compact-count';
import { Composing } from './composing';
import { Marks } from './marks';
import { isSending } from './outbox-ids';
import { RepostButton } from './repost-button';
import { Mark } from './tweet-client';

/** What a reader can do with a tweet. */
@Component({
  selector: 'mt-tweet-foot',
  imports: [Icon, RepostButton],
  host: { class: 'tweet-foot' },
  template: `
    <button
      type="button"
      class="foot-button reply"
      [disabled]="sending()"
      [attr.aria-label]="repliesName()"
      (click)="reply()"
    >
      <mt-icon name="reply" /><span class="foot-count">{{ replies() }}</span>
    </button>
    <mt-repost-button [tweet]="tweet()" />
    <button
      type="button"
      class="foot-button like"
      [disabled]="sending()"
      [attr.aria-label]="likesName()"
      [attr.aria-pressed]="tweet().liked"
      (click)="toggle('like')"
    >
      <mt-icon name="like" /><span class="foot-count">{{ likes() }}</span>
    </button>
    <button
      type="button"
      class="foot-button bookmark"
      aria-label="Bookmark"
      [disabled]="sending()"
      [attr.aria-pressed]="tweet().bookmarked"
      (click)="toggle('bookmark')"
    >
      <mt-icon name="bookmark" />
    </button>
  `,
})
export class TweetFoot {
  private readonly composing = inject(Composing);
  private readonly marks = inject(Marks);

  readonly tweet = input.required<Tweet>();
  /** Not yet acknowledged: nothing can be done with it. */
  protected readonly sending = computed(() => isSending(this.tweet().id));
  protected readonly replies = computed(() => shown(this.tweet().repliesCount));
  protected readonly repliesName = computed(
    () => `${countName(this.tweet().repliesCount, 'reply', 'replies')}. Reply`,
  );
  protected readonly likes = computed(() => shown(this.tweet().likesCount));
  protected readonly likesName = computed(
    () => `${countName(this.tweet().likesCount, 'like', 'likes')}. Like`,
  );

  protected toggle(mark: Mark): void {
    void this.marks.toggle(this.tweet().id, mark);
  }

  protected reply(): void {
    this.composing.write({ answered: this.tweet() });
  }
}

function shown(count: number): string {
  return count ? compactCount(count) : '';
}
