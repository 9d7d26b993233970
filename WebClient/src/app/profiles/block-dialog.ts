import { Component, inject, input } from '@angular/core';
import { Author } from '../api/types';
import { Dialog } from '../shell/dialog';
import { BlockQuestion } from './block-question';
import { Restrictions } from './restrictions';

/** Says what blocking does before it is done. */
@Component({
  selector: 'mt-block-dialog',
  imports: [Dialog],
  template: `
    <mt-dialog [heading]="'Block @' + person().handle + '?'" (closed)="question.leave()">
      <p>
        You stop following each other. Neither of you will see the other’s profile and tweets any more, nor be
        notified of what the other does. You can unblock them at any time.
      </p>
      <div class="form-actions">
        <button type="button" class="button" (click)="question.leave()">Cancel</button>
        <button type="button" class="button destructive" (click)="block()">Block</button>
      </div>
    </mt-dialog>
  `,
})
export class BlockDialog {
  private readonly restrictions = inject(Restrictions);
  protected readonly question = inject(BlockQuestion);

  readonly person = input.required<Author>();

  protected block(): void {
    this.question.leave();
    void this.restrictions.block(this.person());
  }
}
