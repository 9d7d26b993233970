/** The drawings, in a box of 24 by 24. */
export const iconPaths = {
  home: 'M3 10.5 12 3l9 7.5V20a1 1 0 0 1-1 1h-5v-6H9v6H4a1 1 0 0 1-1-1z',
  explore: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm3.8 5.2-2.3 5.3-5.3 2.3 2.3-5.3z',
  profile: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-8 9c0-4 3.6-6.5 8-6.5s8 2.5 8 6.5',
  settings: 'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.5v5M8.5 14.5v5',
  write: 'M4 20l1-4.5L16.5 4a2.1 2.1 0 0 1 3 3L8 18.5zM14 6.500l3.5 3.5',
  delete: 'M4 6.500h16M9 6.500V4h6v2.500M6 6.5 7 21h10l1-14.500M10 11v6M14 11v6',
  close: 'M5 5l14 14M19 5 5 19',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21',
  arrowUp: 'M12 20V5M5.5 11 12 4.5 18.5 11',
  back: 'M20 12H5M11 5.5 4.5 12 11 18.5',
  place:
    'M12 21s-7-6.3-7-11.500a7 7 0 0 1 14 0C19 14.7 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.700l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.700l1-1',
  calendar: 'M4 6h16v15H4zM4 10.500h16M8 3v4M16 3v4',
} as const;

export type IconName = keyof typeof iconPaths;
