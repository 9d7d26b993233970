import { Component, computed, effect, inject, input, output, viewChild } from '@angular/core';
import { Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { Avatar } from '../profiles/avatar';
import { Drafts } from './drafts';
import { Outbox } from './outbox';
import { TweetEditor } from './tweet-editor';
import { faultOf } from './tweet-length';

let last = 0;

/** Where a new tweet is written, or the reply to one. */
@Component({
  selector: 'mt-compose-tweet',
  imports: [Avatar, TweetEditor],
  host: { class: 'compose', '[class.reply]': 'answered()' },
  template: `
    @if (account(); as account) {
      <mt-avatar [author]="account" />
      <form class="compose-form" [attr.aria-label]="words().form" (submit)="post($event)">
        <mt-tweet-editor
          [label]="words().box"
          [fieldId]="fieldId"
          [placeholder]="words().placeholder"
          [text]="draft().text()"
          (textChange)="draft().write($event)"
          [problem]="problem()"
          (sent)="post()"
          (left)="left.emit()"
        >
          <button type="submit" class="button primary" [disabled]="!ready()">{{ words().send }}</button>
        </mt-tweet-editor>
      </form>
    }
  `,
})
export class ComposeTweet {
  private readonly outbox = inject(Outbox);
  private readonly drafts = inject(Drafts);
  protected readonly account = inject(SessionStore).account;
  private readonly editor = viewChild(TweetEditor);

  /** The tweet that is being answered; none for a new one. */
  readonly answered = input<Tweet | null>(null);
  readonly posted = output();
  readonly left = output();

  protected readonly fieldId = `compose-${++last}`;
  protected readonly draft = computed(() => this.drafts.of(this.answered()?.id));
  protected readonly ready = computed(() => faultOf(this.draft().text()) === null);
  protected readonly problem = computed(() => {
    const problem = this.draft().problem();
    return problem && (problem.errors['text']?.join(' ') ?? problem.message);
  });
  protected readonly words = computed(() => {
    const answered = this.answered();
    return answered
      ? {
          form: `Reply to @${answered.author.handle}`,
          box: 'Write a reply',
          placeholder: 'Write your reply',
          send: 'Reply',
        }
      : { form: 'New tweet', box: 'Write a tweet', placeholder: 'What is going on?', send: 'Tweet' };
  });

  constructor() {
    effect((onCleanup) => {
      onCleanup(this.draft().show());
    });
  }

  focus(): void {
    this.editor()?.focus();
  }

  protected post(event?: Event): void {
    event?.preventDefault();
    if (!this.ready()) return;
    void this.outbox.send(this.answered());
    this.posted.emit();
  }
}
