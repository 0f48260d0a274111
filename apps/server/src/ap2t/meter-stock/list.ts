import type { Caller } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import type { MeterKind, MeterState, StockMeter } from './model.ts';
import { meterOf } from './rows.ts';
import { selectMeters, stockTables } from './store.ts';

/** Which meters are asked for; null: not asked. */
export interface StockQuery {
  readonly unit: string | null;
  readonly state: MeterState | null;
  readonly kind: MeterKind | null;
  readonly modelId: string | null;
  /** The beginning of a meter number or factory number. */
  readonly q: string | null;
}

export interface StockPage {
  /** Meters after this number. */
  readonly after: string | null;
  readonly limit: number;
}

/** Meters in the order of their numbers: of the units in the caller's scope, and of the central store. */
export async function listMeters(
  database: Database,
  query: StockQuery,
  page: StockPage,
  caller: Pick<Caller, 'units'>,
): Promise<readonly StockMeter[]> {
  const { unit, state, kind, modelId, q } = query;
  let wanted = selectMeters(stockTables(database));
  if (caller.units !== 'all') {
    const units = [...caller.units];
    wanted = wanted.where(({ eb, or }) =>
      or([eb('m.unit', 'is', null), ...(units.length === 0 ? [] : [eb('m.unit', 'in', units)])]),
    );
  }
  if (unit !== null) wanted = wanted.where('m.unit', '=', unit);
  if (state !== null) wanted = wanted.where('m.state', '=', state);
  if (kind !== null) wanted = wanted.where('k.kind', '=', kind);
  if (modelId !== null) wanted = wanted.where('m.model_id', '=', modelId);
  if (q !== null) {
    const beginning = `${q.replace(/[\\%_]/g, '\\$&')}%`;
    wanted = wanted.where(({ eb, or }) =>
      or([eb('m.meter_no', 'like', beginning), eb('m.factory_no', 'like', beginning)]),
    );
  }
  if (page.after !== null) wanted = wanted.where('m.meter_no', '>', page.after);
  const rows = await wanted.orderBy('m.meter_no').limit(page.limit).execute();
  return rows.map(meterOf);
}

const exportPage = 1_000;

/** The same without an end, page by page as they are taken. */
export async function* everyMeter(
  database: Database,
  query: StockQuery,
  caller: Pick<Caller, 'units'>,
): AsyncGenerator<StockMeter> {
  let after: string | null = null;
  for (;;) {
    const page: readonly StockMeter[] = await listMeters(
      database,
      query,
      { after, limit: exportPage },
      caller,
    );
    yield* page;
    after = page.at(-1)?.meterNo ?? null;
    if (page.length < exportPage) return;
  }
}
