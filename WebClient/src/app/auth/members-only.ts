import { Injectable, inject, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { SessionStore } from './session-store';

/** What a visitor wanted to do, which is only for members. */
export interface Wish {
  /** What signing in is for, as it is said on that page: "like this tweet". */
  to: string;
  /** Done as soon as they are back. */
  act: () => unknown;
}

/** What only members can do leads everybody else to signing in, which says why, and back; then it is done. */
@Injectable({ providedIn: 'root' })
export class MembersOnly {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly wish = signal<Wish | null>(null);

  readonly reason = this.wish.asReadonly();

  constructor() {
    // Going to another page cancels it.
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationEnd && !/^\/sign-(in|up)\b/.test(event.urlAfterRedirects))
        this.wish.set(null);
    });
  }

  admits(wish: Wish): boolean {
    if (this.session.signedIn()) return true;
    this.wish.set(wish);
    void this.router.navigate(['/sign-in'], { queryParams: { then: this.router.url } });
    return false;
  }

  /** Somebody has signed in: back to `address`, and what they came for is done. */
  async goBack(address: string): Promise<void> {
    const wish = this.wish();
    this.wish.set(null);
    if ((await this.router.navigateByUrl(address)) && wish && this.session.signedIn()) wish.act();
  }
}
