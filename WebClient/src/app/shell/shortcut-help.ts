import { Component, output } from '@angular/core';
import { Dialog } from './dialog';

@Component({
  selector: 'mt-shortcut-help',
  imports: [Dialog],
  template: `
    <mt-dialog heading="Keyboard shortcuts" (closed)="closed.emit()">
      <dl class="keys">
        @for (shortcut of shortcuts; track shortcut.keys) {
          <div>
            <dt>
              <kbd>{{ shortcut.keys }}</kbd>
            </dt>
            <dd>{{ shortcut.does }}</dd>
          </div>
        }
      </dl>
    </mt-dialog>
  `,
})
export class ShortcutHelp {
  readonly closed = output();
  protected readonly shortcuts = [
    { keys: 'j', does: 'Next tweet' },
    { keys: 'k', does: 'Previous tweet' },
    { keys: 'Page Down', does: 'Next tweet, from one in focus' },
    { keys: 'Page Up', does: 'Previous tweet, from one in focus' },
    { keys: 'Ctrl End', does: 'Leave the tweets for what comes after them' },
    { keys: 'Ctrl Home', does: 'Leave the tweets for what comes before them' },
    { keys: 'Enter', does: 'Open the tweet' },
    { keys: 'r', does: 'Reply to the tweet' },
    { keys: 't', does: 'Repost the tweet, or no longer' },
    { keys: 'q', does: 'Quote the tweet' },
    { keys: 'l', does: 'Like the tweet, or no longer' },
    { keys: 'b', does: 'Bookmark the tweet, or no longer' },
    { keys: 'e', does: 'Edit your own tweet' },
    { keys: 'f', does: 'Follow or unfollow its author' },
    { keys: 'n', does: 'Write a new tweet' },
    { keys: 'Ctrl Enter', does: 'Send what you are writing' },
    { keys: 'i', does: 'Open your notifications' },
    { keys: '/', does: 'Search for people' },
    { keys: '?', does: 'Show this help' },
  ];
}
