import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormRoot, TreeValidationResult, form, required, validate } from '@angular/forms/signals';
import { problemOf } from '../api/problem';
import { User } from '../api/types';
import { Dialog } from '../shell/dialog';
import { fieldErrors } from '../shell/server-errors';
import { TextField } from '../shell/text-field';
import { countGraphemes } from '../text/graphemes';
import { ProfileChange, UserClient } from './user-client';
import { UserStore } from './user-store';

/** The server's limits (ProfileRules.cs), in characters as people count them. */
const limits = { displayName: 50, bio: 160, location: 30, website: 100 };

@Component({
  selector: 'mt-edit-profile',
  imports: [Dialog, FormRoot, TextField],
  templateUrl: './edit-profile.html',
})
export class EditProfile {
  private readonly client = inject(UserClient);
  private readonly users = inject(UserStore);

  readonly user = input.required<User>();
  readonly closed = output();

  protected readonly problem = signal('');
  private readonly profile = linkedSignal<string, ProfileChange>({
    source: () => this.user().id,
    computation: () => {
      const { displayName, bio, location, website } = this.user();
      return { displayName, bio: bio ?? '', location: location ?? '', website: website ?? '' };
    },
  });
  protected readonly form = form(
    this.profile,
    (path) => {
      required(path.displayName, { message: 'Enter the name people will see.' });
      for (const name of ['displayName', 'bio', 'location', 'website'] as const)
        validate(path[name], ({ value }) =>
          countGraphemes(value().normalize('NFC').trim()) > limits[name]
            ? { kind: 'too-long', message: `At most ${limits[name]} characters.` }
            : undefined,
        );
    },
    { submission: { action: () => this.save() } },
  );

  private async save(): Promise<TreeValidationResult> {
    this.problem.set('');
    try {
      this.users.put([await this.client.change(this.form().value())]);
      this.closed.emit();
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      const errors = fieldErrors(problem, {
        displayName: this.form.displayName,
        bio: this.form.bio,
        location: this.form.location,
        website: this.form.website,
      });
      if (!errors) this.problem.set(problem.message);
      return errors;
    }
  }
}
