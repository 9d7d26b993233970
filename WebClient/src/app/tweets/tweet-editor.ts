import { Component, ElementRef, computed, inject, input, model, output, viewChild } from '@angular/core';
import { CounterRing } from './counter-ring';
import { SuggestionList } from './suggestion-list';
import { Suggestions } from './suggestions';
import { maxLength, overflowAt, tweetLength } from './tweet-length';
import { typedWordAt } from './typed-word';

/**
 * Where a tweet is written: grows with its text, marks what is too much, suggests whom and what somebody may mean, sends with
 * Ctrl or ⌘ and Enter.
 */
@Component({
  selector: 'mt-tweet-editor',
  imports: [CounterRing, SuggestionList],
  providers: [Suggestions],
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
        aria-autocomplete="list"
        aria-haspopup="listbox"
        [attr.aria-controls]="suggestions.open() ? fieldId() + '-list' : null"
        [attr.aria-activedescendant]="
          suggestions.active() === null ? null : fieldId() + '-list-' + suggestions.active()
        "
        (input)="write(box)"
        (keyup)="look(box)"
        (click)="look(box)"
        (blur)="suggestions.close()"
        (keydown)="pick($event)"
        (keydown.control.enter)="send($event)"
        (keydown.meta.enter)="send($event)"
        (keydown.escape)="leave($event)"
      ></textarea>
      @if (suggestions.open()) {
        <ul
          mtSuggestionList
          [id]="fieldId() + '-list'"
          [listId]="fieldId() + '-list'"
          [anchor]="box"
          [options]="suggestions.options()"
          [active]="suggestions.active()"
          (chosen)="choose($event)"
        ></ul>
      }
      <span class="visually-hidden" role="status">{{ told() }}</span>
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

  protected readonly suggestions = inject(Suggestions);
  protected readonly told = computed(() => {
    const count = this.suggestions.options().length;
    return count ? `${count} ${count === 1 ? 'suggestion' : 'suggestions'}, arrow keys to choose` : '';
  });
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
    if (isComposing(event as KeyboardEvent)) return;
    event.preventDefault();
    this.sent.emit();
  }

  protected write(box: HTMLTextAreaElement): void {
    this.text.set(box.value);
    this.look(box);
  }

  protected look({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): void {
    this.suggestions.lookAt(selectionStart === selectionEnd ? typedWordAt(value, selectionEnd) : null);
  }

  /** While there are suggestions, some keys are theirs. */
  protected pick(event: KeyboardEvent): void {
    if (!this.suggestions.open() || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (event.key === 'ArrowDown') this.suggestions.move(1);
    else if (event.key === 'ArrowUp') this.suggestions.move(-1);
    else if (event.key === 'Escape') this.suggestions.close();
    else if (event.shiftKey || (event.key !== 'Enter' && event.key !== 'Tab') || !this.choose()) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** False when there is nothing to do. */
  protected choose(index?: number): boolean {
    const choice = this.suggestions.choice(index);
    this.suggestions.close();
    if (!choice) return false;
    const box = this.box().nativeElement;
    const { start, end } = choice.word;
    const space = /^\s/.test(box.value.slice(end)) ? '' : ' ';
    box.setSelectionRange(start, end);
    // As if it was typed: the only way of which the browser keeps an undo step.
    if (!document.execCommand('insertText', false, choice.text + space))
      box.setRangeText(choice.text + space, start, end, 'end');
    this.write(box);
    return true;
  }

  protected leave(event: Event): void {
    if (event.defaultPrevented || isComposing(event as KeyboardEvent)) return;
    event.stopPropagation();
    this.left.emit();
  }
}

/** The key belongs to an input method, which is still putting a word together. Safari says so by the key's code alone. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
