import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { Problem, problemOf } from '../api/problem';
import { SessionStore } from '../auth/session-store';
import { cameBack } from '../shell/came-back';
import { keepFocus } from '../shell/keep-focus';
import { LoadProblem } from '../shell/load-problem';
import { PageTitle } from '../shell/page-title';
import { Takeover } from '../shell/takeover';
import { ProfileList } from '../timelines/timeline-client';
import { TimelineView } from '../timelines/timeline-view';
import { Timelines } from '../timelines/timelines';
import { whenConnected } from '../timelines/when-connected';
import { People } from './people';
import { PeopleLists } from './people-lists';
import { ProfileHeader } from './profile-header';
import { ProfileTab } from './profile-tabs';
import { PeopleKind, UserClient } from './user-client';
import { UserStore } from './user-store';

interface Words {
  label: string;
  none: string;
  mine: string;
  theirs: string;
}

const wordsFor: Record<ProfileList, Words> = {
  tweets: {
    label: 'Tweets by',
    none: 'No tweets yet',
    mine: 'What you write or repost will be here.',
    theirs: 'has not written or reposted anything so far.',
  },
  replies: {
    label: 'Tweets and replies by',
    none: 'No tweets or replies yet',
    mine: 'What you write will be here.',
    theirs: 'has not written anything so far.',
  },
  likes: {
    label: 'Tweets liked by',
    none: 'No likes yet',
    mine: 'What you like will be here.',
    theirs: 'has not liked anything so far.',
  },
};
const peopleWords: Record<PeopleKind, { label: string; none: string; theirs: string }> = {
  followers: { label: 'Followers of', none: 'No followers yet', theirs: 'has no followers so far.' },
  following: { label: 'Followed by', none: 'Follows nobody yet', theirs: 'does not follow anybody so far.' },
};

@Component({
  selector: 'mt-profile-page',
  imports: [LoadProblem, People, ProfileHeader, RouterLink, RouterLinkActive, TimelineView],
  templateUrl: './profile-page.html',
})
export class ProfilePage {
  private readonly client = inject(UserClient);
  private readonly users = inject(UserStore);
  private readonly session = inject(SessionStore);
  private readonly timelines = inject(Timelines);
  private readonly lists = inject(PeopleLists);
  private readonly router = inject(Router);

  readonly handle = input.required<string>();
  readonly tab = input<ProfileTab>();

  protected readonly user = computed(() => this.users.byHandle(this.handle()));
  protected readonly problem = signal<Problem | null>(null);
  protected readonly missing = computed(() => this.problem()?.status === 404);
  /** Nothing of the profile can be shown. */
  protected readonly failed = computed(() => (this.user() && !this.concealed() ? null : this.problem()));
  protected readonly mine = computed(() => this.user()?.id === this.session.account()?.id);
  protected readonly blocking = computed(() => this.user()?.relationship?.blocking ?? false);
  /** Hidden by the server, for a reason that the profile tells: one blocks them, or is blocked by them and finds no profile. */
  protected readonly concealed = computed(() => {
    const user = this.user();
    return user !== null && !this.blocking() && this.users.hidden().has(user.id);
  });
  protected readonly link = computed(() => '/@' + (this.user()?.handle ?? this.handle()));
  private readonly peopleKind = computed<PeopleKind | null>(() => {
    const tab = this.tab();
    return tab === 'followers' || tab === 'following' ? tab : null;
  });
  protected readonly list = computed<ProfileList>(() => {
    const tab = this.tab();
    return tab === 'replies' || tab === 'likes' ? tab : 'tweets';
  });
  protected readonly tweets = computed(() => this.timelines.profile(this.handle(), this.list()));
  protected readonly words = computed(() => wordsFor[this.list()]);
  protected readonly people = computed(() => {
    const kind = this.peopleKind();
    if (!kind) return null;
    const store = untracked(() => this.lists.ofUser(this.handle(), kind, !cameBack(this.router)));
    return { store, words: peopleWords[kind] };
  });

  constructor() {
    const title = inject(PageTitle);
    inject(Takeover).when(
      () => this.problem() !== null || (this.user() !== null && (!!this.tab() || this.tweets().settled())),
    );
    effect(() => {
      const user = this.user();
      if (this.missing()) title.name('Profile not found');
      else title.name(user ? `${user.displayName} (@${user.handle})` : '@' + this.handle());
    });
    effect(() => {
      this.handle();
      untracked(() => void this.readUser());
    });
    effect(() => {
      if (this.concealed()) untracked(() => void this.readUser());
    });
    whenConnected(() => void this.readUser());
    keepFocus(() => [this.missing(), this.failed(), this.blocking(), this.concealed()]);
    effect(() => {
      const people = this.people();
      const tweets = this.tweets();
      // Of whom one blocks there is nothing to read; afterwards there is.
      if (this.blocking()) return;
      untracked(() => {
        if (people) void people.store.open();
        else if (cameBack(this.router)) void tweets.open();
        else void tweets.reload();
      });
    });
  }

  protected retry(): void {
    void this.readUser();
    const people = this.people();
    void (people ? people.store.open() : this.tweets().reload());
  }

  private async readUser(): Promise<void> {
    const handle = this.handle();
    this.problem.set(null);
    try {
      this.users.put([await this.client.read(handle)]);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status === 404) this.users.forget(handle);
      if (handle === this.handle()) this.problem.set(problem);
    }
  }
}
