import { Notification } from '../api/types';
import { IconName } from '../shell/icon-paths';

/** What people did, as it is said after their names, and drawn. */
export const deeds: Record<Notification['kind'], { does: string; icon: IconName }> = {
  follow: { does: 'followed you', icon: 'profile' },
  mention: { does: 'mentioned you', icon: 'mention' },
  reply: { does: 'replied to you', icon: 'reply' },
  repost: { does: 'reposted your tweet', icon: 'repost' },
  quote: { does: 'quoted your tweet', icon: 'write' },
  like: { does: 'liked your tweet', icon: 'like' },
};

/** Further than this the server does not count people. */
const most = 1_000;

/** Those besides the first one. */
export function othersOf(peopleCount: number): string {
  if (peopleCount >= most) return `${most - 1}+ others`;
  return peopleCount === 2 ? '1 other' : `${peopleCount - 1} others`;
}
