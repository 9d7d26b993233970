import { element } from './element';

/** A page that was drawn ahead of the client and lies over it, until the client has drawn the same. */
export class EarlyPage {
  private page: HTMLElement | null = null;
  private notice: HTMLElement | null = null;
  private over = false;

  show(frame: HTMLElement): void {
    // With a version, the page is the client's already.
    if (this.over || document.querySelector('mt-root[ng-version]')) return;
    this.page = element('div', { class: 'early-page' }, frame);
    if (!this.notice) this.holdBack(frame);
    document.body.prepend(this.page);
  }

  /** Something to look at in the client's place, as long as neither it nor anything to read is there. */
  wait(frame: HTMLElement): void {
    if (!this.over && !this.page) document.querySelector('mt-root:empty')?.append(frame);
  }

  leave(): void {
    this.over = true;
    this.page?.remove();
    this.notice?.remove();
  }

  /** The client does not come. What is drawn becomes the page, with links that work, and says what is wrong. */
  stay(): void {
    if (this.over || this.notice) return;
    this.page?.querySelector('[role=status]')?.remove();
    const frame = this.page?.querySelector('.frame');
    for (const attribute of ['inert', 'aria-hidden']) frame?.removeAttribute(attribute);
    const reload = element('a', { href: location.href }, 'Reload');
    this.notice = element(
      'div',
      { class: 'live-banner-place', role: 'alert' },
      element('p', { class: 'live-banner' }, 'MiniTwitter could not be started. ', reload),
    );
    document.body.append(this.notice);
  }

  // A picture of what is coming: for those who hear the page or use the keyboard it begins with the client.
  private holdBack(frame: HTMLElement): void {
    frame.setAttribute('inert', '');
    frame.setAttribute('aria-hidden', 'true');
    this.page?.append(element('p', { class: 'visually-hidden', role: 'status' }, 'Loading'));
  }
}
