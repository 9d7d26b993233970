import {
  Component,
  ElementRef,
  OnDestroy,
  afterNextRender,
  afterRenderEffect,
  inject,
  input,
  output,
} from '@angular/core';
import { Avatar } from '../profiles/avatar';
import { compactCount } from '../text/compact-count';
import { Suggestion, textOf } from './suggestions';

const gap = 4;
const edge = 8;
/** Room below which the list rather stands above. */
const least = 180;

/** What may be meant, as long as it exists: above everything else on the page, under the box that it belongs to. */
@Component({
  selector: 'ul[mtSuggestionList]',
  imports: [Avatar],
  host: {
    class: 'suggestions',
    popover: 'manual',
    role: 'listbox',
    'aria-label': 'Suggestions',
    // The focus stays where the text is written.
    '(mousedown)': '$event.preventDefault()',
    '(click)': 'choose($event)',
  },
  template: `
    @for (option of options(); track textOf(option); let index = $index) {
      <li
        role="option"
        [id]="listId() + '-' + index"
        [attr.aria-selected]="index === active()"
        [class.active]="index === active()"
      >
        @if ('person' in option) {
          <mt-avatar [author]="option.person" />
          <span class="suggestion-name">
            <bdi class="name">{{ option.person.displayName }}</bdi>&ngsp;
            <span class="handle">&#64;{{ option.person.handle }}</span>
          </span>
        } @else {
          <span class="suggestion-name">
            <bdi class="name">#{{ option.hashtag.tag }}</bdi
            >&ngsp;
            <span class="handle">
              {{ compactCount(option.hashtag.tweetsCount) }}
              {{ option.hashtag.tweetsCount === 1 ? 'tweet' : 'tweets' }} in the last 7 days
            </span>
          </span>
        }
      </li>
    }
  `,
})
export class SuggestionList implements OnDestroy {
  private readonly list = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly place = () => {
    this.putInPlace();
  };

  readonly options = input.required<readonly Suggestion[]>();
  readonly active = input.required<number | null>();
  readonly listId = input.required<string>();
  readonly anchor = input.required<HTMLElement>();
  readonly chosen = output<number>();
  protected readonly compactCount = compactCount;
  protected readonly textOf = textOf;

  constructor() {
    afterRenderEffect(() => {
      this.list.children[this.active() ?? -1]?.scrollIntoView({ block: 'nearest' });
    });
    afterNextRender(() => {
      this.list.showPopover();
      this.putInPlace();
      addEventListener('scroll', this.place, { capture: true, passive: true });
      addEventListener('resize', this.place);
      window.visualViewport?.addEventListener('resize', this.place);
    });
  }

  ngOnDestroy(): void {
    removeEventListener('scroll', this.place, { capture: true });
    removeEventListener('resize', this.place);
    window.visualViewport?.removeEventListener('resize', this.place);
  }

  protected choose({ target }: Event): void {
    const index = Array.from(this.list.children).findIndex((option) => option.contains(target as Node));
    if (index >= 0) this.chosen.emit(index);
  }

  private putInPlace(): void {
    const box = this.anchor().getBoundingClientRect();
    const height = window.visualViewport?.height ?? innerHeight;
    const below = height - box.bottom - gap - edge;
    const above = box.top - gap - edge;
    const isBelow = below >= least || below >= above;
    const { style } = this.list;
    style.left = `${box.left}px`;
    style.width = `${Math.min(box.width, 360)}px`;
    style.maxHeight = `${Math.max(isBelow ? below : above, 0)}px`;
    style.top = isBelow ? `${box.bottom + gap}px` : 'auto';
    style.bottom = isBelow ? 'auto' : `${innerHeight - box.top + gap}px`;
  }
}
