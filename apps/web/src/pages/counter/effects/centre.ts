import type { api } from '../../../api/client.ts';

/** What of the server's API the desk needs. */
export type CentreApi = Pick<typeof api, 'get' | 'post'>;

/** The answer of a purchase, as far as the desk shows it. */
export interface PurchaseAnswer {
  readonly holder: string;
  readonly totalCents: number;
  readonly energyDkwh: number;
  readonly keyChange: readonly string[];
  readonly compensations?: readonly { readonly token: string }[];
  readonly token: string;
}

/** All tokens in the order in which the meter wants them. */
export function tokensOf(answer: PurchaseAnswer): readonly string[] {
  const { keyChange, compensations = [], token } = answer;
  return [...keyChange, ...compensations.map((one) => one.token), token];
}
