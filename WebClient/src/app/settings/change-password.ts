import { Component, inject, output, signal } from '@angular/core';
import { FormRoot, TreeValidationResult, form, minLength, required } from '@angular/forms/signals';
import { problemOf } from '../api/problem';
import { AuthClient } from '../auth/auth-client';
import { Notices } from '../shell/notices';
import { fieldErrors } from '../shell/server-errors';
import { TextField } from '../shell/text-field';

@Component({
  selector: 'mt-change-password',
  imports: [FormRoot, TextField],
  template: `
    <section aria-labelledby="password">
      <h2 id="password">Password</h2>
      <form class="form" [formRoot]="form" aria-label="Change password">
        <mt-text-field
          label="Current password"
          type="password"
          autocomplete="current-password"
          [field]="form.currentPassword"
        />
        <mt-text-field
          label="New password"
          type="password"
          autocomplete="new-password"
          hint="At least 8 characters. Changing it ends your other sessions."
          [field]="form.newPassword"
        />
        <p class="form-problem" role="alert">{{ problem() }}</p>
        <button type="submit" class="button primary" [disabled]="form().submitting()">Change password</button>
      </form>
    </section>
  `,
})
export class ChangePassword {
  private readonly client = inject(AuthClient);
  private readonly notices = inject(Notices);

  readonly changed = output();

  protected readonly problem = signal('');
  protected readonly form = form(
    signal({ currentPassword: '', newPassword: '' }),
    (path) => {
      required(path.currentPassword, { message: 'Enter your current password.' });
      required(path.newPassword, { message: 'Choose a new password.' });
      minLength(path.newPassword, 8, { message: 'At least 8 characters.' });
    },
    { submission: { action: () => this.change() } },
  );

  private async change(): Promise<TreeValidationResult> {
    this.problem.set('');
    const { currentPassword, newPassword } = this.form().value();
    try {
      await this.client.changePassword(currentPassword, newPassword);
      this.form().reset({ currentPassword: '', newPassword: '' });
      this.notices.tell('Password changed. Your other sessions have ended.');
      this.changed.emit();
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.reason === 'bad-credentials')
        return [
          {
            fieldTree: this.form.currentPassword,
            kind: 'server',
            message: 'This is not your current password.',
          },
        ];
      const errors = fieldErrors(problem, { newPassword: this.form.newPassword });
      if (!errors) this.problem.set(problem.message);
      return errors;
    }
  }
}
