import { issueCard } from '../../../ap2t/card/issue.ts';
import { defaultCardRules } from '../../../ap2t/card/model.ts';
import type { Caller } from '../../../identity/index.ts';
import type { TestWorld } from '../../../test-support/world.ts';
import { holdSales } from '../../purchase/hold.ts';

export const rini: Caller = {
  label: 'RINI',
  roles: ['front-office'],
  units: 'all',
  seller: null,
  source: '192.0.2.9',
};

/** The desk gives this card out to the customer of the world's n-th meter. */
export function bindCard(world: TestWorld, n: number, cardUid: string) {
  return issueCard(
    { database: world.database, rules: defaultCardRules, holdSales },
    { cardUid, idpel: String(534_250_000_000 + n), chip: 'NTAG216' },
    { caller: rini, requestKey: `bind-${cardUid}`, at: world.now },
  );
}
