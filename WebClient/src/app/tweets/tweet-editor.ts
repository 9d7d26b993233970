import { Component, ElementRef, computed, input, model, output, viewChild } from '@angular/core';
import { CounterRing } from './counter-ring';
import { maxLength, overflowAt, tweetLength } from './tweet-length';

/** Where a tweet is written: grows with its text, marks what is too much, sends with Ctrl or ⌘ and Enter. */
@Component({
  selector: 'mt-tweet-editor',
  imports: [CounterRing],
  host: { class: 'editor' },
  template: `
    <div class="editor-field">
      <div class="editor-mirror" aria-hidden="true">
        {{ fitting() }}<mark>{{ excess() }}</mark
        >&#8203;
      </div>
      <textarea
        #box
        rows="2"
        dir="auto"
        [value]="text()"
        [attr.aria-label]="label()"
        [attr.aria-describedby]="fieldId() + '-count ' + fieldId() + '-problem'"
        [attr.aria-invalid]="problem() || excess() ? true : null"
        [placeholder]="placeholder()"
        (input)="text.set(box.value)"
        (keydown.control.enter)="send($event)"
        (keydown.meta.enter)="send($event)"
        (keydown.escape)="leave($event)"
      ></textarea>
    </div>
    <ng-content select="[below]" />
    <p class="field-problem" role="alert" [id]="fieldId() + '-problem'">{{ problem() }}</p>
    <div class="editor-foot">
      <span class="editor-count" [id]="fieldId() + '-count'">
        <mt-counter-ring [length]="length()" [max]="max" />
      </span>
      <ng-content />
    </div>
  `,
})
export class TweetEditor {
  readonly text = model.required<string>();
  readonly label = input.required<string>();
  readonly fieldId = input.required<string>();
  readonly placeholder = input('');
  readonly problem = input<string | null>(null);
  readonly sent = output();
  readonly left = output();

  protected readonly max = maxLength;
  protected readonly length = computed(() => tweetLength(this.text()));
  private readonly cut = computed(() =>
    this.length() > maxLength ? overflowAt(this.text()) : this.text().length,
  );
  protected readonly fitting = computed(() => this.text().slice(0, this.cut()));
  protected readonly excess = computed(() => this.text().slice(this.cut()));
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');

  focus(): void {
    const box = this.box().nativeElement;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.sent.emit();
  }

  protected leave(event: Event): void {
    event.stopPropagation();
    this.left.emit();
  }
}
