import { Component, inject, input, signal } from '@angular/core';
import { FormRoot, form, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { problemOf } from '../api/problem';
import { TextField } from '../shell/text-field';
import { AuthClient } from './auth-client';
import { SessionKeeper } from './session-keeper';
import { localAddress } from './local-address';
import { MembersOnly } from './members-only';

@Component({
  selector: 'mt-sign-in',
  imports: [FormRoot, RouterLink, TextField],
  host: { class: 'narrow-page' },
  templateUrl: './sign-in.html',
})
export class SignIn {
  private readonly client = inject(AuthClient);
  private readonly keeper = inject(SessionKeeper);
  private readonly membersOnly = inject(MembersOnly);
  protected readonly reason = this.membersOnly.reason;

  /** Where to go afterwards. */
  readonly then = input<string>();

  protected readonly problem = signal('');
  protected readonly form = form(
    signal({ handle: '', password: '' }),
    (path) => {
      required(path.handle, { message: 'Enter your handle.' });
      required(path.password, { message: 'Enter your password.' });
    },
    { submission: { action: () => this.signIn() } },
  );

  private async signIn(): Promise<undefined> {
    this.problem.set('');
    const { handle, password } = this.form().value();
    try {
      this.keeper.begin(await this.client.signIn({ handle: handle.trim().replace(/^@/, ''), password }));
      await this.membersOnly.goBack(localAddress(this.then()));
    } catch (error) {
      const problem = problemOf(error);
      this.problem.set(
        problem.reason === 'bad-credentials' ? 'Handle or password is not right.' : problem.message,
      );
    }
  }
}
