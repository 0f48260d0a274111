import type { CreditSubclass } from '../tokens/types.ts';

/** Credit to add to the register of `subclass`, in tenths of its unit. */
export interface CreditEffect {
  readonly kind: 'credit';
  readonly subclass: CreditSubclass;
  readonly units: number;
}

/** What the meter must do now that a token was taken. Plain data. */
export type TokenEffect = CreditEffect;
