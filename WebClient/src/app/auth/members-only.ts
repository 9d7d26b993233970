import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { SessionStore } from './session-store';

/** What only members can do leads everybody else to signing in, and back. */
@Injectable({ providedIn: 'root' })
export class MembersOnly {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  admits(): boolean {
    if (this.session.signedIn()) return true;
    void this.router.navigate(['/sign-in'], { queryParams: { then: this.router.url } });
    return false;
  }
}
