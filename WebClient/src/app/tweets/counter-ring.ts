import { Component, computed, input } from '@angular/core';

const near = 20;
const circumference = 2 * Math.PI * 10;

/** How much of the limit is used: amber when 20 are left, red beyond. */
@Component({
  selector: 'mt-counter-ring',
  host: { class: 'ring', '[class.near]': 'left() <= near && left() >= 0', '[class.over]': 'left() < 0' },
  template: `
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <circle class="ring-track" cx="12" cy="12" r="10" />
      <circle class="ring-used" cx="12" cy="12" r="10" [attr.stroke-dasharray]="dash()" />
    </svg>
    @if (left() <= near) {
      <span class="ring-left" aria-hidden="true">{{ left() }}</span>
    }
    <span class="visually-hidden">{{ words() }}</span>
  `,
})
export class CounterRing {
  readonly length = input.required<number>();
  readonly max = input.required<number>();

  protected readonly near = near;
  protected readonly left = computed(() => Math.max(this.max() - this.length(), -9_999));
  protected readonly dash = computed(() => {
    const used = Math.min(1, this.length() / this.max());
    return `${(used * circumference).toFixed(2)} ${circumference.toFixed(2)}`;
  });
  protected readonly words = computed(() => {
    const left = this.left();
    return left < 0 ? `${-left} characters too many` : `${left} characters left`;
  });
}
