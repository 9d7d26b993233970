import { Component, computed, input } from '@angular/core';

/** Tweets that are on their way, as high as most of them turn out. */
@Component({
  selector: 'mt-tweet-skeletons',
  host: { role: 'status' },
  template: `
    <span class="visually-hidden">Loading</span>
    @for (row of rows(); track row) {
      <div class="tweet skeleton" aria-hidden="true">
        <span class="avatar bone"></span>
        <div class="tweet-body">
          <div class="bone bone-name"></div>
          <div class="bone bone-line"></div>
          <div class="bone bone-line short"></div>
          <div class="bone bone-foot"></div>
        </div>
      </div>
    }
  `,
})
export class TweetSkeletons {
  readonly count = input.required<number>();
  protected readonly rows = computed(() => Array.from({ length: this.count() }, (_, row) => row));
}
