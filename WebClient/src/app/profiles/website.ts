import { User } from '../api/types';

/** Shown without its scheme; a link only when it is one. */
export function websiteOf({ website }: Pick<User, 'website'>): { address: string; shown: string } | null {
  return website && /^https?:\/\//i.test(website)
    ? { address: website, shown: website.replace(/^https?:\/\//i, '').replace(/\/$/, '') }
    : null;
}
