import { Component, ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import { Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { Icon } from '../shell/icon';
import { Menu } from '../shell/menu';
import { compactCount, countName } from '../text/compact-count';
import { Composing } from './composing';
import { Marks } from './marks';
import { isSending } from './outbox-ids';

/** How often a tweet is reposted, and a menu to repost or quote it. */
@Component({
  selector: 'mt-repost-button',
  imports: [Icon, Menu],
  template: `
    <button
      #button
      type="button"
      class="foot-button repost"
      aria-haspopup="menu"
      [disabled]="sending()"
      [attr.aria-label]="name()"
      [attr.aria-expanded]="open()"
      [attr.aria-pressed]="tweet().reposted"
      (click)="toggleMenu()"
      (keydown.arrowDown)="toggleMenu(); $event.preventDefault()"
    >
      <mt-icon name="repost" /><span class="foot-count">{{ count() }}</span>
    </button>
    @if (open()) {
      <mt-menu label="Repost" [button]="button" (closed)="open.set(false)">
        <button type="button" class="menu-item" role="menuitem" tabindex="-1" (click)="toggleRepost()">
          <mt-icon name="repost" />{{ action() }}
        </button>
        <button type="button" class="menu-item" role="menuitem" tabindex="-1" (click)="quote()">
          <mt-icon name="write" />Quote
        </button>
      </mt-menu>
    }
  `,
})
export class RepostButton {
  private readonly composing = inject(Composing);
  private readonly marks = inject(Marks);
  private readonly session = inject(SessionStore);
  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');

  readonly tweet = input.required<Tweet>();
  protected readonly open = signal(false);
  protected readonly sending = computed(() => isSending(this.tweet().id));
  protected readonly count = computed(() => {
    const count = this.tweet().repostsCount;
    return count ? compactCount(count) : '';
  });
  protected readonly action = computed(() => (this.tweet().reposted ? 'Undo repost' : 'Repost'));
  protected readonly name = computed(
    () => `${countName(this.tweet().repostsCount, 'repost', 'reposts')}. ${this.action()}`,
  );

  protected toggleMenu(): void {
    if (this.open()) this.open.set(false);
    else if (this.session.signedIn()) this.open.set(true);
    // A visitor is asked to sign in first.
    else void this.marks.toggle(this.tweet().id, 'repost');
  }

  protected toggleRepost(): void {
    this.leaveMenu();
    void this.marks.toggle(this.tweet().id, 'repost');
  }

  protected quote(): void {
    this.leaveMenu();
    this.composing.write({ quoted: this.tweet() });
  }

  private leaveMenu(): void {
    this.button().nativeElement.focus({ preventScroll: true });
    this.open.set(false);
  }
}
