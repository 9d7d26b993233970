import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SessionStore } from '../auth/session-store';
import { Avatar } from '../profiles/avatar';
import { Follows } from '../profiles/follows';
import { UserStore } from '../profiles/user-store';
import { Icon } from '../shell/icon';
import { TimeAgo } from '../shell/time-ago';
import { Composing } from './composing';
import { EditTweet } from './edit-tweet';
import { Marks } from './marks';
import { OnScreen } from './on-screen';
import { isSending } from './outbox-ids';
import { Mark } from './tweet-client';
import { TweetDeletion } from './tweet-deletion';
import { TweetEdits } from './tweet-edits';
import { TweetFoot } from './tweet-foot';
import { TweetStore } from './tweet-store';
import { TweetText } from './tweet-text';

/** One tweet in a list. Enter opens it, `r` answers it, `l` likes it, `b` bookmarks it, `e` edits one's own, `f` follows its author. */
@Component({
  selector: 'article[mtTweetCard]',
  imports: [Avatar, EditTweet, Icon, RouterLink, TimeAgo, TweetFoot, TweetText],
  host: {
    class: 'tweet',
    tabindex: '0',
    '[class.sending]': 'sending()',
    '[attr.aria-labelledby]': '"a-" + tweetId() + " w-" + tweetId() + " t-" + tweetId()',
    '[attr.aria-posinset]': 'position()',
    '[attr.aria-setsize]': 'size()',
    '(keydown)': 'press($event)',
    '(click)': 'openFromClick($event)',
  },
  templateUrl: './tweet-card.html',
})
export class TweetCard {
  private readonly tweets = inject(TweetStore);
  private readonly users = inject(UserStore);
  private readonly session = inject(SessionStore);
  private readonly deletion = inject(TweetDeletion);
  private readonly edits = inject(TweetEdits);
  private readonly follows = inject(Follows);
  private readonly composing = inject(Composing);
  private readonly marks = inject(Marks);
  private readonly router = inject(Router);

  readonly tweetId = input.required<string>();
  readonly position = input<number>();
  readonly size = input<number>();
  /** What it answers stands right above it. */
  readonly inThread = input(false);

  protected readonly tweet = computed(() => this.tweets.tweet(this.tweetId())());
  protected readonly author = computed(() => {
    const author = this.tweet()?.author;
    return author && (this.users.card(author.id)() ?? author);
  });
  protected readonly answered = computed(() => (this.inThread() ? null : this.tweet()?.replyTo));
  protected readonly sending = computed(() => isSending(this.tweetId()));
  protected readonly mine = computed(
    () => this.author()?.id === this.session.account()?.id && !this.sending(),
  );
  private readonly onScreen = inject(OnScreen);
  private readonly opened = signal(false);
  protected readonly editing = computed(
    () => this.opened() || this.edits.rejected()?.tweetId === this.tweetId(),
  );

  constructor() {
    effect((onCleanup) => {
      const id = this.tweetId();
      if (!isSending(id)) onCleanup(untracked(() => this.onScreen.show(id)));
    });
  }

  protected startEditing(): void {
    if (this.mine()) this.opened.set(true);
  }

  protected stopEditing(card: HTMLElement): void {
    this.opened.set(false);
    this.edits.forget(this.tweetId());
    card.closest('article')?.focus({ preventScroll: true });
  }

  protected askToDelete(): void {
    const tweet = this.tweet();
    if (tweet) this.deletion.ask(tweet);
  }

  protected press(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Partial<Record<string, () => void>> = {
      Enter: () => {
        this.open();
      },
      r: () => {
        this.reply();
      },
      l: () => {
        this.toggle('like');
      },
      b: () => {
        this.toggle('bookmark');
      },
      e: () => {
        this.startEditing();
      },
      f: () => void this.follows.toggleByHandle(this.author()?.handle ?? ''),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  private reply(): void {
    const tweet = this.tweet();
    if (tweet && !this.sending()) this.composing.write(tweet);
  }

  private toggle(mark: Mark): void {
    if (!this.sending()) void this.marks.toggle(this.tweetId(), mark);
  }

  /** Anywhere but on a control, and not at the end of selecting text. */
  protected openFromClick(event: MouseEvent): void {
    const onControl = event.target instanceof Element && event.target.closest('a, button, textarea, form');
    if (!onControl && getSelection()?.isCollapsed !== false) this.open();
  }

  private open(): void {
    if (!this.sending()) void this.router.navigate(['/tweets', this.tweetId()]);
  }
}
