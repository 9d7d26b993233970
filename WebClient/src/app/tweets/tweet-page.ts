import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink, Scroll } from '@angular/router';
import { SessionStore } from '../auth/session-store';
import { cameBack } from '../shell/came-back';
import { Icon } from '../shell/icon';
import { keepFocus } from '../shell/keep-focus';
import { LoadProblem } from '../shell/load-problem';
import { PageTitle } from '../shell/page-title';
import { Shortcuts } from '../shell/shortcuts';
import { FeedFocus } from '../timelines/feed-focus';
import { Timelines } from '../timelines/timelines';
import { whenConnected } from '../timelines/when-connected';
import { Ancestors } from './ancestors';
import { ComposeTweet } from './compose-tweet';
import { Composing } from './composing';
import { Drafts } from './drafts';
import { Marks } from './marks';
import { Replies } from './replies';
import { ThreadPlace } from './thread-place';
import { TweetCard } from './tweet-card';
import { TweetFacts } from './tweet-facts';
import { TweetSkeletons } from './tweet-skeletons';
import { TweetStore } from './tweet-store';

/** One tweet in its conversation: what it answers above it, what answers it below. */
@Component({
  selector: 'mt-tweet-page',
  imports: [
    Ancestors,
    ComposeTweet,
    Icon,
    LoadProblem,
    Replies,
    RouterLink,
    TweetCard,
    TweetFacts,
    TweetSkeletons,
  ],
  templateUrl: './tweet-page.html',
})
export class TweetPage {
  private readonly tweets = inject(TweetStore);
  private readonly timelines = inject(Timelines);
  private readonly marks = inject(Marks);
  private readonly composing = inject(Composing);
  private readonly drafts = inject(Drafts);
  private readonly router = inject(Router);
  protected readonly signedIn = inject(SessionStore).signedIn;

  readonly id = input.required<string>();

  protected readonly thread = computed(() => {
    const id = this.id();
    return untracked(() => this.timelines.thread(id, !cameBack(this.router)));
  });
  protected readonly tweet = computed(() => this.tweets.tweet(this.id())());
  protected readonly gone = computed(() => {
    const status = this.thread().problem()?.status;
    return this.tweets.isHidden(this.id()) || status === 404 || status === 400;
  });
  /** What was being answered to a tweet that is gone now. */
  protected readonly unsent = computed(() => (this.gone() ? this.drafts.of(this.id()).text() : ''));

  private readonly above = viewChild.required<ElementRef<HTMLElement>>('above');
  private readonly compose = viewChild(ComposeTweet);
  private place: ThreadPlace | null = null;

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const author = this.tweet()?.author;
      title.name(author && !this.gone() ? `${author.displayName}’s tweet` : 'Tweet');
    });
    effect(() => {
      const thread = this.thread();
      untracked(() => void thread.open());
    });
    whenConnected(() => void this.thread().open());
    keepFocus(this.gone);
    this.keepUpToDate();
    this.keepPlace();
    this.bindKeys();
  }

  protected goBack(): void {
    if (history.length > 1) history.back();
    else void this.router.navigateByUrl('/');
  }

  /** Nobody tells of everybody's replies: they are asked for when somebody looks again. */
  private keepUpToDate(): void {
    const look = () => {
      if (document.visibilityState === 'visible') void this.thread().open();
    };
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', look);
    });
  }

  private keepPlace(): void {
    let shown: unknown = null;
    afterNextRender(() => {
      this.place = new ThreadPlace(this.above().nativeElement);
    });
    afterRenderEffect(() => {
      const thread = this.thread();
      thread.ancestors();
      // A thread that was left comes back as a whole, and the router knows where in it one was.
      if (shown === thread) this.place?.hold();
      else this.place?.take();
      shown = thread;
    });
    // By a link the router goes to the top of the page: the tweet may be further down by then.
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof Scroll && !event.position) this.place?.find();
    });
    inject(DestroyRef).onDestroy(() => this.place?.leave());
  }

  private bindKeys(): void {
    // Where there are replies their feed walks through the whole page.
    const focus = new FeedFocus(() => this.above().nativeElement);
    inject(Shortcuts).use({
      j: () => focus.move(1),
      k: () => focus.move(-1),
      t: () => void this.marks.toggle(this.id(), 'repost'),
      q: () => {
        const tweet = this.tweet();
        if (tweet) this.composing.write({ quoted: tweet });
        return tweet !== null;
      },
      l: () => void this.marks.toggle(this.id(), 'like'),
      b: () => void this.marks.toggle(this.id(), 'bookmark'),
      r: () => {
        this.compose()?.focus();
        return this.compose() !== undefined;
      },
    });
  }
}
