/** The three time zones of Indonesia; none has summer time. */
export const zones = ['WIB', 'WITA', 'WIT'] as const;

export type Zone = (typeof zones)[number];

export const ianaOf: Readonly<Record<Zone, string>> = {
  WIB: 'Asia/Jakarta',
  WITA: 'Asia/Makassar',
  WIT: 'Asia/Jayapura',
};
