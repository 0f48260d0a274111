import type { Store } from '../customer/find.ts';
import type { CustomerRecord } from '../customer/model.ts';
import { removalOf } from '../customer/removal.ts';
import type { Migration } from '../ujl/plan.ts';
import type { Pdl } from './model.ts';

/** The settlement that a PDL asks for, of a customer who is postpaid still. */
export async function migrationOf(
  store: Store,
  pdl: Pdl,
  customer: CustomerRecord,
): Promise<Migration> {
  const removal = await removalOf(store, pdl.agendaNo);
  return {
    customer,
    removedOn: removal?.removedOn ?? pdl.effectiveOn,
    stands: {
      lastLwbpKwh: pdl.lastBilledLwbpKwh ?? 0,
      lastWbpKwh: pdl.lastBilledWbpKwh ?? 0,
      removedLwbpKwh: pdl.removedLwbpKwh ?? 0,
      removedWbpKwh: pdl.removedWbpKwh ?? 0,
    },
    wish: {
      surplus: pdl.surplusWish ?? 'token',
      shortage: pdl.shortageWish ?? 'bill',
      instalmentCount: pdl.instalmentCount ?? 1,
    },
  };
}
