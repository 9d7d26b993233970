import { Component, afterNextRender, computed, input, output, viewChild } from '@angular/core';
import { Tweet } from '../api/types';
import { Dialog } from '../shell/dialog';
import { AnsweredTweet } from './answered-tweet';
import { ComposeTweet } from './compose-tweet';

@Component({
  selector: 'mt-compose-dialog',
  imports: [AnsweredTweet, ComposeTweet, Dialog],
  template: `
    <mt-dialog [heading]="heading()" (closed)="closed.emit()">
      @if (answered(); as answered) {
        <mt-answered-tweet [tweet]="answered" />
      }
      <mt-compose-tweet [answered]="answered()" (posted)="closed.emit()" (left)="closed.emit()" />
    </mt-dialog>
  `,
})
export class ComposeDialog {
  readonly answered = input<Tweet | null>(null);
  readonly closed = output();
  private readonly compose = viewChild.required(ComposeTweet);

  protected readonly heading = computed(() => {
    const author = this.answered()?.author;
    return author ? `Reply to @${author.handle}` : 'New tweet';
  });

  constructor() {
    afterNextRender(() => {
      this.compose().focus();
    });
  }
}
