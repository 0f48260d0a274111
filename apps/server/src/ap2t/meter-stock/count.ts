import type { AnyTransaction } from '../../platform/index.ts';
import type { MeterKind } from './model.ts';
import { stockTablesIn } from './store.ts';

/** How many meters of some kinds a unit has to give out, of these phases where they matter. */
export async function countIssued(
  transaction: AnyTransaction,
  of: {
    readonly unit: string;
    readonly kinds: readonly MeterKind[];
    readonly phases: 1 | 3 | null;
  },
): Promise<number> {
  const { unit, kinds, phases } = of;
  if (kinds.length === 0) return 0;
  const all = stockTablesIn(transaction)
    .selectFrom('meter as m')
    .innerJoin('meter_model as k', 'k.model_id', 'm.model_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('m.unit', '=', unit)
    .where('m.state', '=', 'issued')
    .where('k.kind', 'in', kinds);
  const fitting = phases === null ? all : all.where('k.phases', '=', phases);
  return (await fitting.executeTakeFirstOrThrow()).count;
}
