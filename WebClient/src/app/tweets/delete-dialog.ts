import { Component, inject } from '@angular/core';
import { Dialog } from '../shell/dialog';
import { TweetDeletion } from './tweet-deletion';

@Component({
  selector: 'mt-delete-dialog',
  imports: [Dialog],
  template: `
    @if (deletion.question(); as tweet) {
      <mt-dialog heading="Delete this tweet?" (closed)="deletion.keep()">
        <blockquote class="quote" dir="auto">{{ tweet.text }}</blockquote>
        <p>It disappears for everybody. You have a few seconds to undo it.</p>
        <div class="form-actions">
          <button type="button" class="button" (click)="deletion.keep()">Keep</button>
          <button type="button" class="button destructive" (click)="deletion.confirm()">Delete</button>
        </div>
      </mt-dialog>
    }
  `,
})
export class DeleteDialog {
  protected readonly deletion = inject(TweetDeletion);
}
