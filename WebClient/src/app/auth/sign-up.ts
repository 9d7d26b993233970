import { Component, inject, input, signal } from '@angular/core';
import {
  FormRoot,
  TreeValidationResult,
  form,
  minLength,
  pattern,
  required,
  validate,
} from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { problemOf } from '../api/problem';
import { fieldErrors } from '../shell/server-errors';
import { TextField } from '../shell/text-field';
import { hasHiddenCharacters, hiddenCharacters } from '../text/hidden-characters';
import { AuthClient } from './auth-client';
import { localAddress } from './local-address';
import { MembersOnly } from './members-only';
import { SessionKeeper } from './session-keeper';

@Component({
  selector: 'mt-sign-up',
  imports: [FormRoot, RouterLink, TextField],
  host: { class: 'narrow-page' },
  templateUrl: './sign-up.html',
})
export class SignUp {
  private readonly client = inject(AuthClient);
  private readonly keeper = inject(SessionKeeper);
  private readonly membersOnly = inject(MembersOnly);

  /** Where to go afterwards. */
  readonly then = input<string>();
  protected readonly reason = this.membersOnly.reason;

  protected readonly problem = signal('');
  protected readonly form = form(
    signal({ handle: '', displayName: '', password: '', email: '' }),
    (path) => {
      required(path.handle, { message: 'Choose a handle.' });
      pattern(path.handle, /^[A-Za-z0-9_]{1,15}$/, { message: '1–15 letters a–z, digits or underscores.' });
      required(path.displayName, { message: 'Enter the name people will see.' });
      validate(path.displayName, ({ value }) =>
        hasHiddenCharacters(value()) ? hiddenCharacters : undefined,
      );
      required(path.password, { message: 'Choose a password.' });
      minLength(path.password, 8, { message: 'At least 8 characters.' });
    },
    { submission: { action: () => this.signUp() } },
  );

  private async signUp(): Promise<TreeValidationResult> {
    this.problem.set('');
    const { handle, displayName, password, email } = this.form().value();
    try {
      this.keeper.begin(
        await this.client.register({ handle, displayName, password, email: email.trim() || null }),
      );
      await this.membersOnly.goBack(localAddress(this.then()));
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.reason === 'handle-taken')
        return [{ fieldTree: this.form.handle, kind: 'server', message: 'Somebody else has this handle.' }];
      const errors = fieldErrors(problem, {
        handle: this.form.handle,
        displayName: this.form.displayName,
        password: this.form.password,
        email: this.form.email,
      });
      if (!errors) this.problem.set(problem.message);
      return errors;
    }
  }
}
