import { Component, DestroyRef, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LoadProblem } from '../shell/load-problem';
import { compactCount } from '../text/compact-count';
import { TrendStore } from './trend-store';

/** How often it is looked whether there are newer ones. */
const lookEvery = 15_000;
let last = 0;

/** The hashtags that many people use just now. */
@Component({
  selector: 'mt-trends',
  imports: [LoadProblem, RouterLink],
  template: `
    <section class="trends" [attr.aria-labelledby]="id">
      <h2 [id]="id">Trends</h2>
      @if (store.trends(); as trends) {
        <ol>
          @for (trend of trends; track trend.tag) {
            <li>
              <a [routerLink]="['/hashtags', trend.tag]">
                <bdi class="trend-tag">#{{ trend.tag }}</bdi
                >&ngsp;
                <span class="trend-use">{{ count(trend.peopleCount) }} people</span>
              </a>
            </li>
          } @empty {
            <li class="trend-none">No trends just now.</li>
          }
        </ol>
      } @else if (store.problem(); as problem) {
        <mt-load-problem [problem]="problem" (retried)="store.reload()" />
      } @else {
        <p class="trend-none" role="status">Loading trends</p>
      }
    </section>
  `,
})
export class Trends {
  protected readonly store = inject(TrendStore);
  protected readonly id = `trends-${++last}`;
  protected readonly count = compactCount;

  constructor() {
    void this.store.refresh();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.store.refresh();
    }, lookEvery);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }
}
