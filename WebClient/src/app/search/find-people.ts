import { Component, ElementRef, inject, input, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Icon } from '../shell/icon';
import { Shortcuts } from '../shell/shortcuts';

/** Looks for people; the one with exactly that handle is found first. */
@Component({
  selector: 'mt-find-people',
  imports: [Icon],
  template: `
    <form class="find" role="search" aria-label="People" (submit)="find($event)">
      <mt-icon name="search" />
      <input
        #box
        type="search"
        aria-label="Search for people and their profiles"
        placeholder="Search people"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        maxlength="50"
        enterkeyhint="search"
        [value]="text()"
      />
    </form>
  `,
})
export class FindPeople {
  private readonly router = inject(Router);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  /** What is looked for already. */
  readonly text = input('');

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

  protected find(event: Event): void {
    event.preventDefault();
    const box = this.box().nativeElement;
    const text = box.value.trim();
    if (!text) return;
    box.value = this.text();
    // What is found is next: for the keys that walk through it, and for phones, whose keyboard covers it.
    box.blur();
    void this.router.navigate(['/search'], { queryParams: { q: text } });
  }
}
