import type { CardKey } from '../authenticity/keys.ts';

/** The keys of a card at a meter, by their versions. */
export interface MeterKeys {
  of(version: number): CardKey | null;
}
