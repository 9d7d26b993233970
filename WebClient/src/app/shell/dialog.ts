import { Component, ElementRef, OnDestroy, afterNextRender, input, output, viewChild } from '@angular/core';
import { Icon } from './icon';

let last = 0;

/** A modal dialog, open as long as it exists. Escape and a click beside it close it; focus returns to where it was. */
@Component({
  selector: 'mt-dialog',
  imports: [Icon],
  template: `
    <dialog
      #dialog
      class="dialog"
      [attr.aria-labelledby]="id"
      (cancel)="cancel($event)"
      (pointerdown)="closeFromOutside($event)"
    >
      <header class="dialog-head">
        <h2 [id]="id">{{ heading() }}</h2>
        <button type="button" class="icon-button" aria-label="Close" (click)="closed.emit()">
          <mt-icon name="close" />
        </button>
      </header>
      <div class="dialog-body"><ng-content /></div>
    </dialog>
  `,
})
export class Dialog implements OnDestroy {
  readonly heading = input.required<string>();
  readonly closed = output();

  protected readonly id = `dialog-${++last}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly opener = document.activeElement;

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }

  ngOnDestroy(): void {
    this.dialog().nativeElement.close();
    if (this.opener instanceof HTMLElement && this.opener.isConnected)
      this.opener.focus({ preventScroll: true });
  }

  protected cancel(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }

  protected closeFromOutside(event: Event): void {
    if (event.target === this.dialog().nativeElement) this.closed.emit();
  }
}
