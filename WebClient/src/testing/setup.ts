// What browsers have and jsdom lacks.
class StillResizeObserver implements ResizeObserver {
  observe(): void {
    // Nothing is laid out here, so nothing changes its size.
  }
  unobserve(): void {
    // As above.
  }
  disconnect(): void {
    // As above.
  }
}
globalThis.ResizeObserver ??= StillResizeObserver;
document.execCommand ??= () => false;
globalThis.scrollTo = () => undefined;
globalThis.scrollBy = () => undefined;
HTMLElement.prototype.checkVisibility ??= () => true;
HTMLElement.prototype.scrollIntoView ??= () => undefined;
HTMLElement.prototype.showPopover ??= function (this: HTMLElement) {
  this.style.display = 'block';
};
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLElement.prototype.showPopover ??= function (this: HTMLElement) {
  this.style.display = 'block';
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

beforeEach(() => {
  localStorage.clear();
});
