import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Tweet } from '../api/types';
import { segmentsOf } from './facets';

/** A tweet's text. Facets become links; the rest is text and nothing but text. Nothing around a facet can turn its direction. */
@Component({
  selector: 'mt-tweet-text',
  imports: [RouterLink],
  host: { class: 'tweet-text', dir: 'auto' },
  template: `@for (segment of segments(); track $index) {
    @if (segment.facet; as facet) {
      @switch (facet.kind) {
        @case ('mention') {
          <a [routerLink]="'/@' + facet.target"
            ><bdi>{{ segment.text }}</bdi></a
          >
        }
        @case ('hashtag') {
          <a [routerLink]="['/hashtags', facet.target]"
            ><bdi>{{ segment.text }}</bdi></a
          >
        }
        @case ('link') {
          <a [href]="facet.target" target="_blank" rel="noopener noreferrer nofollow ugc"
            ><bdi>{{ segment.text }}</bdi></a
          >
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
