import { Component, inject } from '@angular/core';
import { LiveConnection } from '../timelines/live-connection';

@Component({
  selector: 'mt-live-banner',
  host: { class: 'live-banner-place', role: 'status' },
  template: `
    @if (live() === 'lost') {
      <p class="live-banner">The live connection is lost. Reconnecting; nothing will be missed.</p>
    }
  `,
})
export class LiveBanner {
  protected readonly live = inject(LiveConnection).state;
}
