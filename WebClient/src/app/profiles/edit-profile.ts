import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { FormRoot, TreeValidationResult, form, required, validate } from '@angular/forms/signals';
import { problemOf } from '../api/problem';
import { User } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { Dialog } from '../shell/dialog';
import { fieldErrors } from '../shell/server-errors';
import { TextField } from '../shell/text-field';
import { countGraphemes } from '../text/graphemes';
import { hasHiddenCharacters, hiddenCharacters } from '../text/hidden-characters';
import { keepProfile, readProfile } from './kept-profile';
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
  private readonly present = computed<ProfileChange>(() => {
    const { displayName, bio, location, website } = this.user();
    return { displayName, bio: bio ?? '', location: location ?? '', website: website ?? '' };
  });
  private readonly profile = linkedSignal<string, ProfileChange>({
    source: () => this.user().id,
    computation: (id) => readProfile(id) ?? untracked(this.present),
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
      for (const name of ['displayName', 'location'] as const)
        validate(path[name], ({ value }) => (hasHiddenCharacters(value()) ? hiddenCharacters : undefined));
    },
    { submission: { action: () => this.save() } },
  );

  constructor() {
    const session = inject(SessionStore);
    effect(() => {
      const [change, present] = [this.profile(), this.present()];
      const isChanged = (Object.keys(present) as (keyof ProfileChange)[]).some(
        (name) => change[name] !== present[name],
      );
      // Not for somebody who has just signed out in another tab.
      if (untracked(() => session.isMe(this.user().id)))
        keepProfile(this.user().id, isChanged ? change : null);
    });
  }

  protected discard(): void {
    this.profile.set(this.present());
    keepProfile(this.user().id, null);
    this.closed.emit();
  }

  private async save(): Promise<TreeValidationResult> {
    this.problem.set('');
    try {
      this.users.put([await this.client.change(this.form().value())]);
      keepProfile(this.user().id, null);
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
