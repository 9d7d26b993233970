import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  DestroyRef,
  ElementRef,
  TemplateRef,
  afterRenderEffect,
  computed,
  contentChild,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationStart, Router } from '@angular/router';
import { cameBack } from '../shell/came-back';
import { RecentlyUsed } from '../shell/recently-used';
import { Shortcuts } from '../shell/shortcuts';
import { FeedFocus } from './feed-focus';
import { ReadingPlace } from './reading-place';
import { RowHeights } from './row-heights';
import { rowWindow } from './row-window';

/** Drawn beyond the screen's edges once the screen itself is, so that scrolling meets finished rows. */
const fullMargin = 1_200;
/** The next page is asked for when this many rows are left. */
const ahead = 25;
/** Which row had the focus when a page was left, by address. */
const leftAt = new RecentlyUsed<string>(20);

/**
 * A WAI-ARIA feed of any length with few elements: rows far from the screen are replaced by room of their height. What
 * is being read stays where it is, whatever is added, removed or measured above it.
 */
@Component({
  selector: 'mt-feed',
  imports: [NgTemplateOutlet],
  template: `
    <div
      #list
      class="feed"
      role="feed"
      [attr.aria-label]="label()"
      [attr.aria-busy]="busy()"
      (keydown)="followKey($event)"
    >
      <div class="feed-room" [style.height.px]="window().above"></div>
      @for (id of drawn(); track id; let i = $index) {
        <div class="feed-row" [attr.data-id]="id">
          <ng-container
            [ngTemplateOutlet]="row()"
            [ngTemplateOutletContext]="{ $implicit: id, position: window().start + i + 1, size: size() }"
          />
        </div>
      }
      <div class="feed-room" [style.height.px]="window().below"></div>
    </div>
  `,
})
export class Feed {
  readonly label = input.required<string>();
  readonly ids = input.required<readonly string[]>();
  readonly heights = input.required<RowHeights>();
  readonly hasMore = input(false);
  readonly busy = input(false);
  readonly moreWanted = output();

  protected readonly row = contentChild.required<TemplateRef<unknown>>(TemplateRef);
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  private readonly screen = signal({ top: 0, bottom: innerHeight });
  private readonly margin = signal(0);

  protected readonly window = computed(() => {
    const { top, bottom } = this.screen();
    return rowWindow(this.ids(), this.heights(), top - this.margin(), bottom + this.margin());
  });
  protected readonly drawn = computed(() => this.ids().slice(this.window().start, this.window().end));
  /** -1: nobody knows yet how many there are. */
  protected readonly size = computed(() => (this.hasMore() ? -1 : this.ids().length));

  private readonly place = new ReadingPlace(() => this.rows());
  private readonly focus = new FeedFocus(() => this.list().nativeElement);

  constructor() {
    this.returnFocus();
    const look = () => {
      this.look();
    };
    const grown = new ResizeObserver(() => {
      this.settle();
    });
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look, { passive: true });
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
      grown.disconnect();
    });
    // What is on the screen is painted first.
    const timer = setTimeout(() => {
      this.margin.set(fullMargin);
    }, 100);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
    });
    inject(Shortcuts).use({
      j: () => {
        this.focus.move(1);
      },
      k: () => {
        this.focus.move(-1);
      },
    });
    let before: readonly string[] = [];
    effect(() => {
      const ids = this.ids();
      if (before.length > 0) this.focus.prepare(before, ids);
      before = ids;
    });
    effect(() => {
      const nearEnd = this.window().end >= this.ids().length - ahead;
      if (nearEnd && this.hasMore() && !this.busy()) untracked(() => this.moreWanted.emit());
    });
    afterRenderEffect(() => {
      this.drawn();
      this.window();
      untracked(() => {
        // Each row is observed once: a row that was removed is let go by the observer.
        for (const row of this.rows()) grown.observe(row);
        this.settle();
        this.focus.resume();
      });
    });
  }

  /** To the first row, for the keyboard too. */
  focusFirst(): void {
    this.focus.first();
  }

  /** On the way back the focus is where it was when the page was left. */
  private returnFocus(): void {
    const router = inject(Router);
    const address = (router.currentNavigation()?.finalUrl ?? router.url).toString();
    const left = leftAt.find(address);
    if (cameBack(router) && left) this.focus.want(left);
    router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (!(event instanceof NavigationStart)) return;
      const { focused } = this.focus;
      leftAt.delete(address);
      if (focused) leftAt.get(address, () => focused);
    });
  }

  protected followKey(event: KeyboardEvent): void {
    if (this.focus.follow(event)) event.preventDefault();
  }

  private rows(): HTMLElement[] {
    return Array.from(this.list().nativeElement.querySelectorAll<HTMLElement>(':scope > .feed-row'));
  }

  private settle(): void {
    this.measure();
    this.place.hold();
    this.look();
  }

  private measure(): void {
    const heights = this.heights();
    heights.useWidth(this.list().nativeElement.clientWidth);
    for (const row of this.rows()) heights.set(row.dataset['id'] ?? '', row.getBoundingClientRect().height);
  }

  private look(): void {
    const { top } = this.list().nativeElement.getBoundingClientRect();
    const screen = { top: -top, bottom: innerHeight - top };
    const known = untracked(this.screen);
    if (known.top !== screen.top || known.bottom !== screen.bottom) this.screen.set(screen);
    this.place.remember();
  }
}
