import { Component, computed, inject, output, viewChild } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { Avatar } from '../profiles/avatar';
import { Draft } from './draft';
import { Outbox } from './outbox';
import { TweetEditor } from './tweet-editor';
import { faultOf } from './tweet-length';

/** Where a new tweet is written. */
@Component({
  selector: 'mt-compose-tweet',
  imports: [Avatar, TweetEditor],
  host: { class: 'compose' },
  template: `
    @if (account(); as account) {
      <mt-avatar [author]="account" />
      <form class="compose-form" aria-label="New tweet" (submit)="post($event)">
        <mt-tweet-editor
          label="Write a tweet"
          fieldId="compose"
          placeholder="What is going on?"
          [text]="draft.text()"
          (textChange)="draft.write($event)"
          [problem]="problem()"
          (sent)="post()"
          (left)="left.emit()"
        >
          <button type="submit" class="button primary" [disabled]="!ready()">Tweet</button>
        </mt-tweet-editor>
      </form>
    }
  `,
})
export class ComposeTweet {
  private readonly outbox = inject(Outbox);
  protected readonly draft = inject(Draft);
  protected readonly account = inject(SessionStore).account;
  private readonly editor = viewChild(TweetEditor);

  readonly posted = output();
  readonly left = output();

  protected readonly ready = computed(() => faultOf(this.draft.text()) === null);
  protected readonly problem = computed(() => {
    const problem = this.outbox.problem();
    return problem && (problem.errors['text']?.join(' ') ?? problem.message);
  });

  focus(): void {
    this.editor()?.focus();
  }

  protected post(event?: Event): void {
    event?.preventDefault();
    if (!this.ready()) return;
    void this.outbox.send();
    this.posted.emit();
  }
}
