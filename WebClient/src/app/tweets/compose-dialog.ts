import { Component, afterNextRender, computed, input, output, viewChild } from '@angular/core';
import { Dialog } from '../shell/dialog';
import { AnsweredTweet } from './answered-tweet';
import { ComposeTweet } from './compose-tweet';
import { Occasion } from './composing';
import { QuotePreview } from './quote-preview';

@Component({
  selector: 'mt-compose-dialog',
  imports: [AnsweredTweet, ComposeTweet, Dialog, QuotePreview],
  template: `
    <mt-dialog [heading]="heading()" (closed)="closed.emit()">
      @if (answered(); as answered) {
        <mt-answered-tweet [tweet]="answered" />
      }
      <mt-compose-tweet
        [answered]="answered()"
        [quoted]="occasion().quoted"
        (posted)="closed.emit()"
        (left)="closed.emit()"
      >
        @if (occasion().quoted; as quoted) {
          <mt-quote-preview [tweet]="quoted" />
        }
      </mt-compose-tweet>
    </mt-dialog>
  `,
})
export class ComposeDialog {
  readonly occasion = input.required<Occasion>();
  readonly closed = output();
  private readonly compose = viewChild.required(ComposeTweet);

  protected readonly answered = computed(() => this.occasion().answered);
  protected readonly heading = computed(() => {
    const { answered, quoted } = this.occasion();
    if (answered) return `Reply to @${answered.author.handle}`;
    return quoted ? `Quote @${quoted.author.handle}` : 'New tweet';
  });

  constructor() {
    afterNextRender(() => {
      this.compose().focus();
    });
  }
}
