import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { People } from '../profiles/people';
import { PeopleLists } from '../profiles/people-lists';
import { cameBack } from '../shell/came-back';
import { FindPeople } from './find-people';

/** People whose handle or name begins with what is looked for. */
@Component({
  selector: 'mt-search-page',
  imports: [FindPeople, People],
  template: `
    <header class="page-head">
      <h1>Search</h1>
      @if (text()) {
        <p class="page-note">
          People whose handle or name begins with “<bdi>{{ text() }}</bdi
          >”
        </p>
      }
    </header>
    <mt-find-people class="narrow-only" [text]="text()" />
    @if (people(); as people) {
      <mt-people [label]="'People found for ' + text()" [store]="people">
        <section class="state">
          <h2>Nobody found</h2>
          <p>Perhaps they are written in another way.</p>
        </section>
      </mt-people>
    } @else {
      <section class="state">
        <h2>Who are you looking for?</h2>
        <p>People are found by how their handle or their name begins.</p>
      </section>
    }
  `,
})
export class SearchPage {
  private readonly lists = inject(PeopleLists);
  private readonly router = inject(Router);

  readonly q = input<string>();
  protected readonly text = computed(() => this.q()?.trim() ?? '');
  protected readonly people = computed(() => {
    const text = this.text();
    return text ? untracked(() => this.lists.found(text, !cameBack(this.router))) : null;
  });

  constructor() {
    effect(() => {
      const people = this.people();
      untracked(() => void people?.open());
    });
  }
}
