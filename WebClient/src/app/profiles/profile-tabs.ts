/** What a profile shows besides the tweets, as it stands in the address. */
export const profileTabs = ['replies', 'likes', 'followers', 'following'] as const;

export type ProfileTab = (typeof profileTabs)[number];
