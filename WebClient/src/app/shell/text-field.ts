import { Component, computed, input } from '@angular/core';
import { FieldTree, FormField } from '@angular/forms/signals';

let last = 0;

/** A labelled line of a form, with what is wrong beside it. */
@Component({
  selector: 'mt-text-field',
  imports: [FormField],
  host: { class: 'field' },
  template: `
    <label class="field-label" [for]="id">{{ label() }}</label>
    @if (lines() > 1) {
      <textarea
        class="field-box"
        dir="auto"
        [id]="id"
        [rows]="lines()"
        [formField]="field()"
        [attr.aria-describedby]="id + '-hint ' + id + '-problem'"
        [attr.aria-invalid]="problem() ? true : null"
      ></textarea>
    } @else {
      <input
        class="field-box"
        [id]="id"
        [type]="type()"
        [formField]="field()"
        [attr.autocomplete]="autocomplete()"
        [attr.autocapitalize]="type() === 'text' && autocomplete() === 'username' ? 'none' : null"
        [attr.spellcheck]="autocomplete() === 'username' ? 'false' : null"
        [attr.aria-describedby]="id + '-hint ' + id + '-problem'"
        [attr.aria-invalid]="problem() ? true : null"
      />
    }
    <p class="field-hint" [id]="id + '-hint'">{{ hint() }}</p>
    <p class="field-problem" [id]="id + '-problem'" role="alert">{{ problem() }}</p>
  `,
})
export class TextField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly type = input<'text' | 'password' | 'email' | 'url'>('text');
  readonly autocomplete = input('off');
  readonly lines = input(1);

  protected readonly id = `field-${++last}`;
  protected readonly problem = computed(() => {
    const state = this.field()();
    return state.touched()
      ? state
          .errors()
          .map((error) => error.message ?? '')
          .join(' ')
      : '';
  });
}
