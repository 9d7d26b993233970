import {
  Component,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { Tweet } from '../api/types';
import { Drafts } from './drafts';
import { TweetEditor } from './tweet-editor';
import { TweetEdits } from './tweet-edits';
import { faultOf, normalise } from './tweet-length';

/** A tweet's text, being changed in its place. What is not saved is kept until it is, or until Cancel discards it. */
@Component({
  selector: 'mt-edit-tweet',
  imports: [TweetEditor],
  template: `
    <mt-tweet-editor
      label="Edit tweet"
      [fieldId]="'edit-' + tweet().id"
      [text]="text()"
      (textChange)="write($event)"
      [problem]="problem()"
      (sent)="save()"
      (left)="closed.emit()"
    >
      <button type="button" class="button" (click)="discard()">Cancel</button>
      <button type="button" class="button primary" [disabled]="!ready()" (click)="save()">Save</button>
    </mt-tweet-editor>
  `,
})
export class EditTweet {
  private readonly edits = inject(TweetEdits);
  private readonly drafts = inject(Drafts);
  private readonly editor = viewChild.required(TweetEditor);

  readonly tweet = input.required<Tweet>();
  readonly closed = output();

  private readonly rejected = computed(() => {
    const rejected = this.edits.rejected();
    return rejected?.tweetId === this.tweet().id ? rejected : null;
  });
  private readonly tweetId = computed(() => this.tweet().id);
  // Kept while the tweet is liked or answered: only another tweet has another text to start from.
  protected readonly text = linkedSignal({
    source: this.tweetId,
    computation: (id) =>
      untracked(this.rejected)?.text ??
      (untracked(this.drafts.ofEdit(id).text) || untracked(this.tweet).text),
  });
  protected readonly problem = computed(() => this.rejected()?.message ?? null);
  protected readonly ready = computed(() => faultOf(this.text()) === null);

  constructor() {
    afterNextRender(() => {
      this.editor().focus();
    });
  }

  protected write(text: string): void {
    this.text.set(text);
    this.keep(text === this.tweet().text ? '' : text);
  }

  protected discard(): void {
    this.keep('');
    this.closed.emit();
  }

  protected save(): void {
    if (!this.ready()) return;
    this.closed.emit();
    if (normalise(this.text()) !== this.tweet().text) void this.edits.save(this.tweet(), this.text());
    else this.keep('');
  }

  private keep(text: string): void {
    this.drafts.ofEdit(this.tweet().id).write(text);
  }
}
