import { Component, computed, effect, inject, input, output, viewChild } from '@angular/core';
import { Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { Avatar } from '../profiles/avatar';
import { Drafts } from './drafts';
import { Outbox } from './outbox';
import { TweetEditor } from './tweet-editor';
import { faultOf } from './tweet-length';

const replyWords = { box: 'Write a reply', placeholder: 'Write your reply', send: 'Reply' };
const quoteWords = { box: 'Write a quote', placeholder: 'Say something about it', send: 'Tweet' };
const tweetWords = {
  form: 'New tweet',
  box: 'Write a tweet',
  placeholder: 'What is going on?',
  send: 'Tweet',
};

let last = 0;

/** Where a new tweet is written, or the reply to one, or a quote of it. */
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
          <ng-content ngProjectAs="[below]" />
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
  /** The tweet that is being quoted; what is projected stands below the text. */
  readonly quoted = input<Tweet | null>(null);
  readonly posted = output();
  readonly left = output();

  protected readonly fieldId = `compose-${++last}`;
  private readonly occasion = computed(() => ({ answered: this.answered(), quoted: this.quoted() }));
  protected readonly draft = computed(() => this.drafts.for(this.occasion()));
  protected readonly ready = computed(() => faultOf(this.draft().text()) === null);
  protected readonly problem = computed(() => {
    const problem = this.draft().problem();
    return problem && (problem.errors['text']?.join(' ') ?? problem.message);
  });
  protected readonly words = computed(() => {
    const { answered, quoted } = this.occasion();
    if (answered) return { form: `Reply to @${answered.author.handle}`, ...replyWords };
    return quoted ? { form: `Quote @${quoted.author.handle}`, ...quoteWords } : tweetWords;
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
    void this.outbox.send(this.occasion());
    // The button that was clicked is disabled now: the focus would be lost.
    this.focus();
    this.posted.emit();
  }
}
