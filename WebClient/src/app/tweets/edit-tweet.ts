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
import { TweetEditor } from './tweet-editor';
import { TweetEdits } from './tweet-edits';
import { faultOf, normalise } from './tweet-length';

/** A tweet's text, being changed in its place. */
@Component({
  selector: 'mt-edit-tweet',
  imports: [TweetEditor],
  template: `
    <mt-tweet-editor
      label="Edit tweet"
      [fieldId]="'edit-' + tweet().id"
      [(text)]="text"
      [problem]="problem()"
      (sent)="save()"
      (left)="closed.emit()"
    >
      <button type="button" class="button" (click)="closed.emit()">Cancel</button>
      <button type="button" class="button primary" [disabled]="!ready()" (click)="save()">Save</button>
    </mt-tweet-editor>
  `,
})
export class EditTweet {
  private readonly edits = inject(TweetEdits);
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
    computation: () => untracked(this.rejected)?.text ?? untracked(this.tweet).text,
  });
  protected readonly problem = computed(() => this.rejected()?.message ?? null);
  protected readonly ready = computed(() => faultOf(this.text()) === null);

  constructor() {
    afterNextRender(() => {
      this.editor().focus();
    });
  }

  protected save(): void {
    if (!this.ready()) return;
    this.closed.emit();
    if (normalise(this.text()) !== this.tweet().text) void this.edits.save(this.tweet(), this.text());
  }
}
