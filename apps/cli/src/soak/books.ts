import { type CounterPc, type JournalEntry, live } from '@setrum/loket';
import type { Household } from './household.ts';
import type { Notes } from './notes.ts';
import type { SoakWorld } from './world.ts';

interface SoldRow {
  readonly request_key: string;
  readonly amount_cents: number;
  readonly admin_cents: number;
  readonly energy_dkwh: number;
}

/**
 * Compares what a household's counter, its meter and the centre know at the end: no token lost, doubled or elsewhere, and every rupiah
 * accounted for. Gives what was sold, rupiah x 100, as the counter's journal has it.
 */
export async function compareBooks(
  world: SoakWorld,
  household: Household,
  notes: Notes,
): Promise<number> {
  const journal = await journalOf(household.pc(-1, 3), household, notes);
  const { rows } = await world.database.pool.query<SoldRow>(
    `select request_key, amount_cents, admin_cents, energy_dkwh from p2apst.purchase
      where meter_no = $1 and status = 'sold' order by request_key`,
    [household.meterNo],
  );
  const ended = new Map(journal.map((entry) => [entry.requestKey, entry]));
  const saleOf = (key: string): number | null => household.keys.get(key) ?? null;
  const found = (what: string, key: string): void =>
    notes.found(`${what}: ${key}`, saleOf(key), household.number);
  for (const row of rows) {
    const entry = ended.get(row.request_key);
    const delivered = entry?.step === 'written' || entry?.step === 'paper';
    if (!delivered)
      found(`sold, and the journal says ${entry?.step ?? 'nothing'}`, row.request_key);
    else if (entry.totalCents !== row.amount_cents + row.admin_cents) {
      found('the journal has another sum', row.request_key);
    }
  }
  for (const entry of journal) {
    notes.count(`ended: ${entry.step}`);
    const sold = rows.some(({ request_key }) => request_key === entry.requestKey);
    if ((entry.step === 'written' || entry.step === 'paper') !== sold) {
      found(`the journal says ${entry.step}`, entry.requestKey);
    }
  }
  onceForEachSale(rows, household, notes);
  energyArrived(rows, household, notes);
  return journal.reduce((sum, entry) => sum + centsOf(entry), 0);
}

function centsOf({ step, amountCents }: JournalEntry): number {
  return step === 'written' || step === 'paper' ? amountCents : 0;
}

/** What the counter's journal holds when it is opened for the last time. */
async function journalOf(
  pc: CounterPc,
  household: Household,
  notes: Notes,
): Promise<readonly JournalEntry[]> {
  const { result } = await live(pc, async (_, journal) => ({
    damage: journal.damage,
    all: journal.all(),
    pending: journal.pending(),
  }));
  if (result === null) throw new Error('a life without a death planned has died');
  const { damage, all, pending } = result.value;
  for (const { params } of damage) {
    notes.found(`the journal is damaged: ${JSON.stringify(params)}`, null, household.number);
  }
  for (const { requestKey } of pending) {
    const k = household.keys.get(requestKey) ?? null;
    notes.found('still pending at the end', k, household.number);
  }
  return all;
}

/** A customer who came once has paid once. */
function onceForEachSale(rows: readonly SoldRow[], household: Household, notes: Notes): void {
  const seen = new Set<number>();
  for (const { request_key } of rows) {
    const k = household.keys.get(request_key);
    if (k === undefined)
      notes.found(`a sale that nobody asked for: ${request_key}`, null, household.number);
    else if (seen.has(k)) notes.found('sold twice', k, household.number);
    else seen.add(k);
  }
}

function energyArrived(rows: readonly SoldRow[], household: Household, notes: Notes): void {
  const soldWh = rows.reduce((sum, { energy_dkwh }) => sum + energy_dkwh * 100, 0);
  const takenWh = household.home.takenWh();
  if (takenWh !== soldWh) {
    const last = Math.max(...household.keys.values());
    const what = `the meter has taken ${takenWh} Wh of the ${soldWh} Wh that were sold to it`;
    notes.found(what, Number.isFinite(last) ? last : null, household.number);
  }
}
