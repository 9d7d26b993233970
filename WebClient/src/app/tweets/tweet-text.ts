import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Tweet } from '../api/types';
import { segmentsOf } from './facets';

/** A tweet's text. Facets become links; the rest is text and nothing but text. */
@Component({
  selector: 'mt-tweet-text',
  imports: [RouterLink],
  host: { class: 'tweet-text', dir: 'auto' },
  template: `@for (segment of segments(); track $index) {
    @if (segment.facet; as facet) {
      @switch (facet.kind) {
        @case ('mention') {
          <a [routerLink]="'/@' + facet.target">{{ segment.text }}</a>
        }
        @case ('hashtag') {
          <a [routerLink]="['/hashtags', facet.target]">{{ segment.text }}</a>
        }
        @case ('link') {
          <a [href]="facet.target" target="_blank" rel="noopener noreferrer nofollow ugc">{{
            segment.text
          }}</a>
        }
      }
    } @else {
      <span>{{ segment.text }}</span>
    }
  }`,
})
export class TweetText {
  readonly tweet = input.required<Pick<Tweet, 'text' | 'facets'>>();
  protected readonly segments = computed(() => segmentsOf(this.tweet()));
}
