import { Component, ElementRef, Injectable, computed, inject, input, signal } from '@angular/core';
import { Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { isTall } from './folding';
import { TweetText } from './tweet-text';

/** Which tall tweets are shown as a whole: they stay so when a list draws them again. */
@Injectable({ providedIn: 'root' })
export class Unfolded {
  private readonly unfolded = signal<ReadonlySet<string>>(new Set());

  readonly ids = this.unfolded.asReadonly();

  constructor() {
    inject(SessionStore).onEnd(() => {
      this.unfolded.set(new Set());
    });
  }

  add(id: string): void {
    this.unfolded.update((ids) => new Set(ids).add(id));
  }
}

/** A tweet's text; of a tall one only the beginning, until somebody asks for more. */
@Component({
  selector: 'mt-folded-text',
  imports: [TweetText],
  template: `
    <mt-tweet-text
      [id]="textId()"
      [class.folded]="folded()"
      [tweet]="tweet()"
      (focusin)="showFocused($event)"
    />
    @if (folded()) {
      <button type="button" class="text-button fold-button" (click)="unfold()">Show more</button>
    }
  `,
})
export class FoldedText {
  private readonly unfolded = inject(Unfolded);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly tweet = input.required<Pick<Tweet, 'id' | 'text' | 'facets'>>();
  readonly textId = input<string>();
  /** On its own page a tweet is always shown as a whole. */
  readonly whole = input(false);
  protected readonly folded = computed(
    () => !this.whole() && !this.unfolded.ids().has(this.tweet().id) && isTall(this.tweet().text),
  );

  protected unfold(): void {
    this.unfolded.add(this.tweet().id);
    // The button goes, and would take the focus with it.
    this.host.closest('article')?.focus({ preventScroll: true });
  }

  /** The keyboard has come to a link that may be out of sight. */
  protected showFocused({ target }: FocusEvent): void {
    if (this.folded() && target instanceof Element && target.matches(':focus-visible'))
      this.unfolded.add(this.tweet().id);
  }
}
