import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Tweet, TweetHistory } from '../api/types';
import { groupedCount } from '../text/grouped-count';
import { writtenMinute, writtenSecond } from '../text/written-time';

/** When a tweet was written, and every version it had before. */
@Component({
  selector: 'mt-tweet-facts',
  imports: [RouterLink],
  template: `
    <p class="tweet-facts">
      <time [attr.datetime]="tweet().createdAt">{{ minute(tweet().createdAt) }}</time>
      @if (tweet().editedAt; as editedAt) {
        · edited <time [attr.datetime]="editedAt">{{ minute(editedAt) }}</time>
      }
    </p>
    @if (counts().length > 0) {
      <p class="tweet-facts counts">
        @for (counted of counts(); track counted.page) {
          <a [routerLink]="['/tweets', tweet().id, counted.page]"
            ><strong>{{ grouped(counted.count) }}</strong> {{ counted.name }}</a
          >
        }
      </p>
    }
    @if (earlier().length > 0) {
      <section class="history" aria-labelledby="history">
        <h2 id="history">Earlier versions</h2>
        <ol reversed>
          @for (version of earlier(); track version.at) {
            <li>
              <p class="when">
                <time [attr.datetime]="version.at">{{ second(version.at) }}</time>
              </p>
              <p class="tweet-text" dir="auto">{{ version.text }}</p>
            </li>
          }
        </ol>
      </section>
    } @else if (history.error()) {
      <p class="tweet-facts">The earlier versions can’t be shown right now.</p>
    }
  `,
})
export class TweetFacts {
  readonly tweet = input.required<Tweet>();
  protected readonly grouped = groupedCount;
  protected readonly minute = writtenMinute;
  protected readonly second = writtenSecond;

  /** What there is more to read about, and where. */
  protected readonly counts = computed(() => {
    const { repostsCount, quotesCount, likesCount } = this.tweet();
    return [
      { page: 'reposts', count: repostsCount, name: repostsCount === 1 ? 'repost' : 'reposts' },
      { page: 'quotes', count: quotesCount, name: quotesCount === 1 ? 'quote' : 'quotes' },
      { page: 'likes', count: likesCount, name: likesCount === 1 ? 'like' : 'likes' },
    ].filter(({ count }) => count > 0);
  });

  // Read again whenever the text changes; an own edit has reached the server when its answer is in the store.
  private readonly version = computed(
    () => {
      const { id, text, editedAt } = this.tweet();
      return { id, text, editedAt };
    },
    { equal: (a, b) => a.id === b.id && a.text === b.text && a.editedAt === b.editedAt },
  );
  protected readonly history = httpResource<TweetHistory>(() => {
    const { id, editedAt } = this.version();
    return editedAt ? `/api/tweets/${id}/history` : undefined;
  });
  /** The versions before the present one, newest first. */
  protected readonly earlier = computed(() =>
    this.history.hasValue() ? this.history.value().items.slice(0, -1).reverse() : [],
  );
}
