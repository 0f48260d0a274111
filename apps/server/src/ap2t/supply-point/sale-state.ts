import { SetrumError } from '@setrum/errors';
import { recordAct } from '../../identity/index.ts';
import { type Database, tables, uuidv7 } from '../../platform/index.ts';
import type { Ap2tTables, SaleState } from '../tables.ts';

/** A change of the state, as it stands on record. */
export interface SaleStateChange {
  readonly state: SaleState;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: Date;
}

/** A customer's state and how it came to be so. */
export interface CustomerSaleState {
  readonly idpel: string;
  readonly meterNo: string;
  readonly unit: string;
  readonly state: SaleState;
  /** Newest first, twenty at most. */
  readonly changes: readonly SaleStateChange[];
}

const mostShown = 20;

/**
 * Blocks or suspends a customer, or lets one buy again: state, its record and the audit trail in one commit. From then on every purchase
 * that is not yet decided heeds it. The state that is there already changes nothing. Throws SETRUM_IDPEL_UNKNOWN, also for a customer
 * without a meter.
 */
export async function setSaleState(
  database: Database,
  order: {
    readonly idpel: string;
    readonly state: SaleState;
    readonly reason: string;
    readonly madeBy: string;
    readonly at: Date;
  },
): Promise<CustomerSaleState> {
  const { idpel, state, reason, madeBy, at } = order;
  await tables<Ap2tTables>(database, 'ap2t')
    .transaction()
    .execute(async (ap2t) => {
      const place = await placeOf(idpel, ap2t).forUpdate('s').executeTakeFirst();
      if (place === undefined) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
      const { meter_no, sale_state: from } = place;
      if (from === state) return;
      await ap2t
        .updateTable('supply_point')
        .set({ sale_state: state })
        .where('meter_no', '=', meter_no)
        .execute();
      const change_id = uuidv7(at.getTime());
      await ap2t
        .insertInto('sale_state_change')
        .values({ meter_no, change_id, sale_state: state, reason, made_by: madeBy, made_at: at })
        .execute();
      const detail = { from, to: state, change: change_id };
      await recordAct(
        ap2t,
        { actor: madeBy, act: 'customer.sale-state', subject: idpel, detail },
        at,
      );
    });
  return saleStateOf(database, idpel);
}

/** Throws SETRUM_IDPEL_UNKNOWN. */
export async function saleStateOf(database: Database, idpel: string): Promise<CustomerSaleState> {
  const ap2t = tables<Ap2tTables>(database, 'ap2t');
  const place = await placeOf(idpel, ap2t).executeTakeFirst();
  if (place === undefined) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
  const changes = await ap2t
    .selectFrom('sale_state_change')
    .select(['sale_state as state', 'reason', 'made_by as madeBy', 'made_at as madeAt'])
    .where('meter_no', '=', place.meter_no)
    .orderBy('change_id', 'desc')
    .limit(mostShown)
    .execute();
  return { idpel, meterNo: place.meter_no, unit: place.unit, state: place.sale_state, changes };
}

function placeOf(idpel: string, ap2t: Pick<ReturnType<typeof tables<Ap2tTables>>, 'selectFrom'>) {
  return ap2t
    .selectFrom('customer as c')
    .innerJoin('supply_point as s', (join) =>
      join.onRef('s.meter_no', '=', 'c.meter_no').onRef('s.idpel', '=', 'c.idpel'),
    )
    .select(['s.meter_no', 's.unit', 's.sale_state'])
    .where('c.idpel', '=', idpel);
}
