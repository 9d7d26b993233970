import { Component, afterNextRender, output, viewChild } from '@angular/core';
import { Dialog } from '../shell/dialog';
import { ComposeTweet } from './compose-tweet';

@Component({
  selector: 'mt-compose-dialog',
  imports: [ComposeTweet, Dialog],
  template: `
    <mt-dialog heading="New tweet" (closed)="closed.emit()">
      <mt-compose-tweet (posted)="closed.emit()" (left)="closed.emit()" />
    </mt-dialog>
  `,
})
export class ComposeDialog {
  readonly closed = output();
  private readonly compose = viewChild.required(ComposeTweet);

  constructor() {
    afterNextRender(() => {
      this.compose().focus();
    });
  }
}
