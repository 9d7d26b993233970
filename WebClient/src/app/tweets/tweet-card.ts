import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Author } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { Avatar } from '../profiles/avatar';
import { Follows } from '../profiles/follows';
import { PersonMenuButton } from '../profiles/person-menu-button';
import { UserStore } from '../profiles/user-store';
import { Icon } from '../shell/icon';
import { TimeAgo } from '../shell/time-ago';
import { Composing } from './composing';
import { EditTweet } from './edit-tweet';
import { FoldedText } from './folded-text';
import { Marks } from './marks';
import { OnScreen } from './on-screen';
import { isSending } from './outbox-ids';
import { openFromClick, prepareClick } from './own-click';
import { QuotedTweet } from './quoted-tweet';
import { RepostLine } from './repost-line';
import { Mark } from './tweet-client';
import { TweetDeletion } from './tweet-deletion';
import { TweetEdits } from './tweet-edits';
import { TweetFoot } from './tweet-foot';
import { TweetStore } from './tweet-store';

/**
 * One tweet in a list. Enter opens it, `r` answers it, `t` reposts it, `q` quotes it, `l` likes it, `b` bookmarks it, `e`
 * edits one's own, `f` follows its author.
 */
@Component({
  selector: 'article[mtTweetCard]',
  imports: [
    Avatar,
    EditTweet,
    FoldedText,
    Icon,
    PersonMenuButton,
    QuotedTweet,
    RepostLine,
    RouterLink,
    TimeAgo,
    TweetFoot,
  ],
  host: {
    class: 'tweet',
    tabindex: '0',
    '[class.sending]': 'sending()',
    '[attr.aria-labelledby]': 'name()',
    '[attr.aria-posinset]': 'position()',
    '[attr.aria-setsize]': 'size()',
    '(keydown)': 'press($event)',
    '(click)': 'openFromClick($event)',
    '(auxclick)': 'openFromClick($event)',
    '(mousedown)': 'prepareClick($event)',
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
  protected readonly prepareClick = prepareClick;

  readonly tweetId = input.required<string>();
  readonly position = input<number>();
  readonly size = input<number>();
  /** Whose repost of it stands in the list. */
  readonly repostedBy = input<Author | null>(null);
  /** Of the element projected above it that says why it is here. */
  readonly reasonId = input<string | null>(null);
  /** What it answers stands right above it. */
  readonly inThread = input(false);
  /** However tall it is. */
  readonly whole = input(false);

  protected readonly tweet = computed(() => this.tweets.tweet(this.tweetId())());
  protected readonly author = computed(() => {
    const author = this.tweet()?.author;
    return author && (this.users.card(author.id)() ?? author);
  });
  protected readonly answered = computed(() => (this.inThread() ? null : this.tweet()?.replyTo));
  /** The parts that it is named by: why it is here, whose repost, who wrote, when, what, and what it quotes. */
  protected readonly name = computed(() => {
    const parts = [this.repostedBy() && 'r', 'a', 'w', 't', this.tweet()?.quoteOf && 'q'];
    const ids = parts.filter((part) => part).map((part) => `${part}-${this.tweetId()}`);
    return [this.reasonId(), ...ids].filter((id) => id).join(' ');
  });
  protected readonly sending = computed(() => isSending(this.tweetId()));
  protected readonly mine = computed(
    () => this.author()?.id === this.session.account()?.id && !this.sending(),
  );
  /** Written by somebody else, for a member who might not want to read them. */
  protected readonly restrictable = computed(
    () => this.session.signedIn() && !this.session.isMe(this.author()?.id ?? ''),
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

  protected delete(): void {
    const tweet = this.tweet();
    if (tweet) this.deletion.delete(tweet);
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
      t: () => {
        this.toggle('repost');
      },
      q: () => {
        this.quote();
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
    if (tweet && !this.sending()) this.composing.write({ answered: tweet });
  }

  private quote(): void {
    const tweet = this.tweet();
    if (tweet && !this.sending()) this.composing.write({ quoted: tweet });
  }

  private toggle(mark: Mark): void {
    if (!this.sending()) void this.marks.toggle(this.tweetId(), mark);
  }

  protected openFromClick(event: MouseEvent): void {
    if (!this.sending()) openFromClick(event, this.router, `/tweets/${this.tweetId()}`);
  }

  private open(): void {
    if (!this.sending()) void this.router.navigate(['/tweets', this.tweetId()]);
  }
}
