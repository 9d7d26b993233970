import { Component, ElementRef, inject, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Icon } from '../shell/icon';
import { Shortcuts } from '../shell/shortcuts';

/** Opens a profile by its handle. */
@Component({
  selector: 'mt-find-profile',
  imports: [Icon],
  template: `
    <form class="find" role="search" aria-label="Profiles" (submit)="openProfile($event)">
      <mt-icon name="search" />
      <input
        #box
        type="search"
        aria-label="Go to a profile by handle"
        placeholder="Go to @handle"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        maxlength="16"
        enterkeyhint="go"
      />
    </form>
  `,
})
export class FindProfile {
  private readonly router = inject(Router);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  constructor() {
    inject(Shortcuts).use({
      '/': () => {
        const box = this.box().nativeElement;
        // Of the one beside the page and the one in it, the screen's width hides one.
        if (!box.checkVisibility()) return false;
        box.focus();
        return true;
      },
    });
  }

  protected openProfile(event: Event): void {
    event.preventDefault();
    const box = this.box().nativeElement;
    const handle = box.value.trim().replace(/^@/, '');
    if (!handle) return;
    box.value = '';
    void this.router.navigate(['/@' + handle]);
  }
}
