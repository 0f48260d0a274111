/** A way to tamper with a meter, as the card writes it and as the maker's manual numbers it. */
export interface TamperCause {
  /** The number on the card (docs/card.md §5). */
  readonly cause: number;
  /** Its place among the eight of the display under code 08, from the right; null = it has none. */
  readonly place: number | null;
  readonly name: string;
  readonly id: string;
  readonly en: string;
}

/** 1 to 8 are those of the manual of the Itron EM512 Type 700, in another order: the first four had their numbers on the card before. */
export const TAMPER_CAUSES = [
  { cause: 1, place: 1, name: 'cover', id: 'tutup terminal terbuka', en: 'terminal cover open' },
  {
    cause: 5,
    place: 2,
    name: 'cover-unpowered',
    id: 'tutup terminal dibuka saat padam',
    en: 'terminal cover opened without power',
  },
  { cause: 2, place: 3, name: 'reverse', id: 'pengawatan terbalik', en: 'reversed wiring' },
  {
    cause: 3,
    place: 4,
    name: 'bypass',
    id: 'arus fasa dan netral berbeda',
    en: 'phase and neutral differ (bypass)',
  },
  {
    cause: 6,
    place: 5,
    name: 'reverse-bypass',
    id: 'terbalik dan arus berbeda',
    en: 'reversed and bypassed',
  },
  { cause: 7, place: 6, name: 'earth', id: 'beban lewat tanah', en: 'load returned by earth' },
  {
    cause: 8,
    place: 7,
    name: 'earth-low',
    id: 'beban lewat tanah, tegangan rendah',
    en: 'load returned by earth at low voltage',
  },
  { cause: 4, place: 8, name: 'magnet', id: 'medan magnet', en: 'magnetic field' },
  { cause: 255, place: null, name: 'unknown', id: 'tidak diketahui', en: 'not known' },
] as const satisfies readonly TamperCause[];

export type TamperName = (typeof TAMPER_CAUSES)[number]['name'];

/** The cause with this number on the card; null for none of ours. */
export function tamperCause(cause: number): TamperCause | null {
  return TAMPER_CAUSES.find((known) => known.cause === cause) ?? null;
}

const PLACES = 8;

/** What the display shows under code 08: each cause's digit at its place, 1 rightmost; `_` where there is nothing. */
export function tamperPlaces(causes: readonly number[]): string {
  const places = Array.from({ length: PLACES }, () => '_');
  for (const cause of causes) {
    const place = tamperCause(cause)?.place ?? null;
    if (place !== null) places[PLACES - place] = String(place);
  }
  return places.join('');
}
