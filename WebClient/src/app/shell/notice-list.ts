import { Component, inject } from '@angular/core';
import { Icon } from './icon';
import { Notices } from './notices';

@Component({
  selector: 'mt-notice-list',
  imports: [Icon],
  host: { class: 'notices', role: 'status', 'aria-live': 'polite' },
  template: `
    @for (notice of notices.notices(); track notice.id) {
      <div
        class="notice"
        (mouseenter)="notices.hold(notice.id)"
        (mouseleave)="notices.release(notice.id)"
        (focusin)="notices.hold(notice.id)"
        (focusout)="notices.release(notice.id)"
      >
        <span>{{ notice.text }}</span>
        @if (notice.action; as action) {
          <button type="button" class="notice-action" (click)="action.run()">{{ action.label }}</button>
        }
        <button type="button" class="icon-button" aria-label="Dismiss" (click)="notices.dismiss(notice.id)">
          <mt-icon name="close" />
        </button>
      </div>
    }
  `,
})
export class NoticeList {
  protected readonly notices = inject(Notices);
}
