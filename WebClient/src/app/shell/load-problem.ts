import { Component, input, output } from '@angular/core';
import { Problem } from '../api/problem';

/** Something could not be read; it can be tried again. */
@Component({
  selector: 'mt-load-problem',
  host: { class: 'state', role: 'alert' },
  template: `
    <p>{{ problem().message }}</p>
    <button type="button" class="button" (click)="retried.emit()">Try again</button>
  `,
})
export class LoadProblem {
  readonly problem = input.required<Problem>();
  readonly retried = output();
}
